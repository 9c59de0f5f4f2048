import { MantineProvider, useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useMemo } from 'react';
import { languages, wordsFor } from '../../src/words/index.ts';
import { ModelPages } from './model-pages.tsx';
import { Frame } from './shell/frame.tsx';
import { type Reader, ReaderContext } from './state/app-state.ts';
import { usePreference } from './state/preference.ts';
import { theme } from './theme.ts';

export function App(): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      // Both would write style elements, which the page's policy forbids; `style.css` holds what they hold.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ReadersApp />
    </MantineProvider>
  );
}

function ReadersApp(): ReactNode {
  const [language, setLanguage] = usePreference('language', languages, readersLanguage());
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const words = wordsFor(language);
  const reader = useMemo<Reader>(() => ({ language, words, theme: scheme }), [language, words, scheme]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <ReaderContext value={reader}>
      <Frame setLanguage={setLanguage}>
        <ModelPages />
      </Frame>
    </ReaderContext>
  );
}

/** The language of the address (`?lang=ru`), else the reader's. */
function readersLanguage(): (typeof languages)[number] {
  const wanted = new URLSearchParams(location.search).get('lang') ?? navigator.language.slice(0, 2);
  return languages.find((language) => language === wanted) ?? 'en';
}
