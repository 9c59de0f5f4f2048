import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { loadTypes, tableNamePattern, type UploadPreview } from '../../../src/contract/index.ts';
import { Failure } from '../shell/failure.tsx';
import { Scrolled } from '../shell/scrolled.tsx';
import { useReader } from '../state/app-state.ts';
import { Rejected } from './rejected.tsx';
import { makeTable, previewFile, type UploadDone } from './upload-api.ts';

const rowsShown = 10;

/** The first rows of a file, the type of each column, and the name of the table that is made of it. */
export function PreviewForm({
  preview,
  file,
  onDone,
}: {
  /** Not sent: of the first lines alone. */
  readonly preview: UploadPreview & { readonly isSent: boolean };
  readonly file: File;
  readonly onDone: (done: UploadDone) => void;
}): ReactNode {
  const { language, words } = useReader();
  const said = words.upload;
  const [types, setTypes] = useState(() => preview.columns.map(({ type }) => type));
  const [name, setName] = useState(() => nameOf(file.name));
  const [missing, setMissing] = useState('');
  const [nRows, setNRows] = useState<number | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const isNamed = tableNamePattern.test(name);
  const make = (): void => {
    const controller = new AbortController();
    running.current = controller;
    const tokens = missing
      .split(',')
      .map((token) => token.trim())
      .filter(Boolean);
    const columns = preview.columns.map((column, j) => ({
      name: column.name,
      type: types[j] ?? column.type,
      ...(tokens.length > 0 && { missing: tokens }),
    }));
    setError(null);
    setNRows(0);
    const { signal } = controller;
    const sent = preview.isSent
      ? Promise.resolve(preview)
      : previewFile(file, { language, signal, onSent: setShare });
    sent
      .then(({ id }) => {
        setShare(null);
        return makeTable({ id, name, file: file.name, columns }, { language, signal, onRows: setNRows });
      })
      .then(onDone, (failure: unknown) => setError(controller.signal.aborted ? null : failure))
      .finally(() => {
        setNRows(null);
        setShare(null);
      });
  };
  return (
    <>
      <form
        className="block"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed && nRows === null) make();
        }}
      >
        <h2>{said.preview}</h2>
        <p className="note">{said.seen({ nRows: preview.nSeen, isWhole: preview.isWhole })}</p>
        <Scrolled className="upload-rows">
          <table className="plain">
            <thead>
              <tr>
                {preview.columns.map((column, j) => (
                  <th scope="col" key={column.name}>
                    {column.name}
                    <NativeSelect
                      size="xs"
                      aria-label={said.typeOf(column.name)}
                      value={types[j] ?? column.type}
                      data={loadTypes.map((value) => ({ value, label: said.types[value] }))}
                      onChange={({ currentTarget: { value } }) =>
                        setTypes((now) => now.map((one, i) => (i === j ? typeOf(value) : one)))
                      }
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.slice(0, rowsShown).map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
                <tr key={i}>
                  {row.map((cell, j) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells never change places
                    <td key={j} className={types[j] === 'number' ? 'number' : undefined}>
                      {cell ?? '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
        <TextInput
          label={said.missing}
          description={said.missingHint}
          value={missing}
          onChange={(event) => setMissing(event.currentTarget.value)}
        />
        <TextInput
          label={said.name}
          description={said.nameHint}
          error={!isNamed && name !== ''}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="upload-actions">
          <Button type="submit" disabled={!isNamed || nRows !== null}>
            {said.save}
          </Button>
          {nRows !== null && (
            <>
              <Button variant="default" onClick={() => running.current?.abort()}>
                {said.cancel}
              </Button>
              <span role="status">{share === null ? said.loading(nRows) : said.sent(share)}</span>
            </>
          )}
        </div>
        {error !== null && <Failure error={error} />}
      </form>
      {preview.rejected.length > 0 && (
        <Rejected rows={preview.rejected} nRejected={preview.rejected.length} />
      )}
    </>
  );
}

function typeOf(value: string): (typeof loadTypes)[number] {
  return loadTypes.find((type) => type === value) ?? 'text';
}

/** `Clients 2024.csv` → `clients_2024` */
function nameOf(file: string): string {
  const stem = file
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return (/^\p{N}/u.test(stem) ? `t_${stem}` : stem || 'mine').slice(0, 63);
}
