import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, type SQLNamespace, sql } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { SqlTables } from '../../../src/contract/index.ts';

export interface EditorOptions {
  /** A shadow root: there the style sheets of the editor are constructed ones, which the page's policy allows. */
  readonly parent: ShadowRoot;
  readonly text: string;
  /** What the field is called. */
  readonly label: string;
  readonly isDark: boolean;
  readonly schema: SqlTables;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

export interface Editor {
  setText(text: string): void;
  /** Puts the cursor at a place of the text, both from 1. */
  goTo(line: number, column: number): void;
  destroy(): void;
}

const colors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ink)' },
  { tag: tags.lineComment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: tags.blockComment, color: 'var(--muted)', fontStyle: 'italic' },
]);

const look = {
  '&': { fontSize: '14px', color: 'var(--ink)', backgroundColor: 'var(--surface)' },
  '.cm-scroller': { fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", minHeight: '9em' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-gutters': { color: 'var(--muted)', backgroundColor: 'transparent', border: 'none' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
};

/** A field for SQL that completes tables, columns and functions. Ctrl + Enter runs; Tab leaves the field. */
export function createEditor(options: EditorOptions): Editor {
  const { parent, schema, label, isDark, onChange, onRun } = options;
  const tables: SQLNamespace = Object.fromEntries(
    schema.tables.map(({ name, columns }) => [
      name,
      columns.map((column) => ({ label: column.name, detail: column.type, type: 'property' })),
    ]),
  );
  const functions = schema.functions
    .filter((name) => /^\w+$/.test(name))
    .map((name) => ({ label: name, type: 'function', apply: `${name}(` }));
  const language = sql({ dialect: PostgreSQL, schema: tables, upperCaseKeywords: true });
  const run = (): boolean => {
    onRun();
    return true;
  };
  const view = new EditorView({
    parent,
    root: parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        keymap.of([{ key: 'Mod-Enter', run }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        language,
        language.language.data.of({
          autocomplete: (context: { matchBefore(pattern: RegExp): { from: number } | null }) => {
            const word = context.matchBefore(/\w{2,}/);
            return word && { from: word.from, options: functions, validFor: /^\w*$/ };
          },
        }),
        syntaxHighlighting(colors),
        EditorView.theme(look, { dark: isDark }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(text) {
      if (text !== view.state.doc.toString()) {
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      }
    },
    goTo(line, column) {
      const found = view.state.doc.line(Math.min(line, view.state.doc.lines));
      view.dispatch({ selection: { anchor: Math.min(found.to, found.from + column - 1) } });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
