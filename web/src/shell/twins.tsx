import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Language, languages } from '../../../src/words/index.ts';
import { useReader } from '../state/app-state.ts';

/** A text in both languages. */
export type Said = Readonly<Record<Language, string>>;

/** One text in both languages, side by side. */
export function Twins({
  label,
  value,
  rows = 1,
  onChange,
  errorOf,
}: {
  readonly label: string;
  readonly value: Said;
  /** Lines to write in; defaults to one. */
  readonly rows?: number;
  readonly onChange: (value: { en: string; ru: string }) => void;
  /** What is wrong with the text in one language; true marks it without words. Defaults to nothing. */
  readonly errorOf?: (language: Language) => ReactNode;
}): ReactNode {
  const { segments } = useReader().words.web;
  return (
    <div className="twins">
      {languages.map((language) => {
        const common = {
          label: `${label}, ${segments.inLanguage[language]}`,
          lang: language,
          value: value[language],
          error: errorOf?.(language),
          onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
            onChange({ ...value, [language]: event.currentTarget.value }),
        };
        return rows > 1 ? (
          <Textarea key={language} {...common} rows={rows} />
        ) : (
          <TextInput key={language} {...common} />
        );
      })}
    </div>
  );
}
