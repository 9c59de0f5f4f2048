import { type ReactNode, useEffect, useRef } from 'react';
import type { SqlTables } from '../../../src/contract/index.ts';
import { useReader } from '../state/app-state.ts';
import type { Editor } from './create-editor.ts';

export interface SqlEditorProps {
  readonly text: string;
  readonly schema: SqlTables;
  /** Where the last query was wrong; null where it was not, or nobody knows. */
  readonly place: { readonly line: number; readonly column: number } | null;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

/** The field for a query; its code is fetched when it is first shown. */
export function SqlEditor({ text, schema, place, onChange, onRun }: SqlEditorProps): ReactNode {
  const { words, theme } = useReader();
  const label = words.web.sql.query;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(null);
  const latest = useRef({ text, onChange, onRun });
  latest.current = { text, onChange, onRun };
  useEffect(() => {
    let isGone = false;
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    import('./create-editor.ts').then(({ createEditor }) => {
      if (isGone) return;
      editor.current = createEditor({
        parent: root,
        text: latest.current.text,
        label,
        isDark: theme === 'dark',
        schema,
        onChange: (changed) => latest.current.onChange(changed),
        onRun: () => latest.current.onRun(),
      });
    });
    return () => {
      isGone = true;
      editor.current?.destroy();
      editor.current = null;
      root.replaceChildren();
    };
  }, [schema, label, theme]);
  useEffect(() => editor.current?.setText(text), [text]);
  useEffect(() => {
    if (place) editor.current?.goTo(place.line, place.column);
  }, [place]);
  return <div className="sql-editor" ref={host} />;
}
