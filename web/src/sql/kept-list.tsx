import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useReader } from '../state/app-state.ts';
import { type KeptQueries, withoutSaved, withSaved } from './kept-queries.ts';

/** What this browser remembers of queries. */
export function KeptList({
  kept,
  text,
  onKept,
  onUse,
}: {
  readonly kept: KeptQueries;
  readonly text: string;
  readonly onKept: (kept: KeptQueries) => void;
  readonly onUse: (sql: string) => void;
}): ReactNode {
  const said = useReader().words.web.sql;
  const [name, setName] = useState('');
  const trimmed = name.trim();
  return (
    <details>
      <summary>{said.kept}</summary>
      <p className="note">{said.keptNote}</p>
      <div className="sql-actions">
        <TextInput label={said.name} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button
          variant="default"
          disabled={trimmed === ''}
          onClick={() => {
            onKept(withSaved(kept, trimmed, text));
            setName('');
          }}
        >
          {said.save}
        </Button>
      </div>
      {kept.saved.length > 0 && <h3>{said.saved}</h3>}
      <ul>
        {kept.saved.map((one) => (
          <li key={one.name}>
            <button type="button" className="link" onClick={() => onUse(one.sql)}>
              {one.name}
            </button>{' '}
            <button
              type="button"
              className="link"
              aria-label={said.forget(one.name)}
              onClick={() => onKept(withoutSaved(kept, one.name))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {kept.history.length > 0 && <h3>{said.history}</h3>}
      <ul>
        {kept.history.map((sql) => (
          <li key={sql}>
            <button type="button" className="link" onClick={() => onUse(sql)}>
              {sql.length > 120 ? `${sql.slice(0, 120)} …` : sql}
            </button>
          </li>
        ))}
      </ul>
      {kept.history.length > 0 && (
        <Button variant="default" onClick={() => onKept({ ...kept, history: [] })}>
          {said.forgetHistory}
        </Button>
      )}
    </details>
  );
}
