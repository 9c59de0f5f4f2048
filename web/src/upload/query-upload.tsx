import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { tableNamePattern } from '../../../src/contract/index.ts';
import { Failure } from '../shell/failure.tsx';
import { useReader } from '../state/app-state.ts';
import { makeTable, type UploadDone } from './upload-api.ts';

/** Rows of a query over a database that the server knows by name. */
export function QueryUpload({
  connections,
  onDone,
}: {
  readonly connections: readonly string[];
  readonly onDone: (done: UploadDone) => void;
}): ReactNode {
  const { language, words } = useReader();
  const said = words.upload;
  const [connection, setConnection] = useState(connections[0] ?? '');
  const [query, setQuery] = useState('');
  const [name, setName] = useState('');
  const [nRows, setNRows] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  if (connections.length === 0) return <p className="muted">{said.noConnections}</p>;
  const isReady = query.trim() !== '' && tableNamePattern.test(name);
  const fetchRows = (): void => {
    const controller = new AbortController();
    running.current = controller;
    setError(null);
    setNRows(0);
    makeTable({ connection, query, name }, { language, signal: controller.signal, onRows: setNRows })
      .then(onDone, (failure: unknown) => setError(controller.signal.aborted ? null : failure))
      .finally(() => setNRows(null));
  };
  return (
    <form
      className="block"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && nRows === null) fetchRows();
      }}
    >
      <NativeSelect
        label={said.connection}
        value={connection}
        data={[...connections]}
        onChange={(event) => setConnection(event.currentTarget.value)}
      />
      <Textarea
        label={said.sql}
        description={said.sqlHint}
        value={query}
        autosize
        minRows={3}
        classNames={{ input: 'code' }}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <TextInput
        label={said.name}
        description={said.nameHint}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="upload-actions">
        <Button type="submit" disabled={!isReady || nRows !== null}>
          {said.fetch}
        </Button>
        {nRows !== null && (
          <>
            <Button variant="default" onClick={() => running.current?.abort()}>
              {said.cancel}
            </Button>
            <span role="status">{said.loading(nRows)}</span>
          </>
        )}
      </div>
      {error !== null && <Failure error={error} />}
    </form>
  );
}
