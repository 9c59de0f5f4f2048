import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Uploads } from '../../../src/contract/index.ts';
import { Failure } from '../shell/failure.tsx';
import { useReader } from '../state/app-state.ts';
import { addressOfPage } from '../state/route.ts';
import { removeTable } from './upload-api.ts';

/** The tables that are there, each with what can be done with it. */
export function UploadedTables({
  tables,
  onRemoved,
}: {
  readonly tables: Uploads['tables'];
  readonly onRemoved: (name: string) => void;
}): ReactNode {
  const { language, words } = useReader();
  const said = words.upload;
  const [error, setError] = useState<unknown>(null);
  const remove = (name: string): void => {
    setError(null);
    removeTable(name, language).then(() => onRemoved(name), setError);
  };
  return (
    <section className="block">
      <h2>{said.tables}</h2>
      {error !== null && <Failure error={error} />}
      {tables.length === 0 ? (
        <p className="muted">{said.noTables}</p>
      ) : (
        <ul className="uploaded">
          {tables.map(({ name, source, nRows, nRejected }) => (
            <li key={name}>
              <span>
                <b>{name}</b>{' '}
                <span className="note">
                  {source.kind === 'file' ? source.file : source.connection} · {said.tableRows(nRows)}
                  {nRejected > 0 && ` · ${said.rejected(nRejected)}`}
                </span>
              </span>
              <span className="upload-actions">
                <a href={addressOfPage('data', 'sql')}>{said.query}</a>
                <a
                  href={`api/v1/uploads/${encodeURIComponent(name)}/profile`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {said.profile}
                </a>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={said.removeOf(name)}
                  onClick={() => remove(name)}
                >
                  {said.remove}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
