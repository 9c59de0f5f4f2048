import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useReader } from '../state/app-state.ts';
import { useResource } from '../state/use-resource.ts';
import { FileUpload } from './file-upload.tsx';
import { QueryUpload } from './query-upload.tsx';
import { Rejected } from './rejected.tsx';
import { getUploads, type UploadDone } from './upload-api.ts';
import { UploadedTables } from './uploaded-tables.tsx';

type Way = 'file' | 'database';

/** Tables that the reader brings: from a file or a database, and those that are there. */
export function UploadPage(): ReactNode {
  const { language, words } = useReader();
  const said = words.upload;
  const [uploads, { retry }] = useResource(useCallback(() => getUploads(language), [language]));
  const [way, setWay] = useState<Way>('file');
  const [done, setDone] = useState<UploadDone | null>(null);
  const [notice, setNotice] = useState('');
  if (uploads.kind === 'failed') return <Failure error={uploads.error} retry={retry} />;
  if (uploads.kind === 'loading') return <Waiting />;
  const onDone = (made: UploadDone): void => {
    setDone(made);
    setNotice('');
    retry();
  };
  return (
    <>
      <div className="page-head">
        <h1>{said.title}</h1>
        <p className="muted">{said.lead}</p>
      </div>
      <div className="blocks">
        <SegmentedControl
          className="upload-way"
          value={way}
          onChange={(value) => setWay(value === 'database' ? 'database' : 'file')}
          data={[
            { value: 'file', label: said.fromFile },
            { value: 'database', label: said.fromDatabase },
          ]}
        />
        {way === 'file' ? (
          <FileUpload onDone={onDone} />
        ) : (
          <QueryUpload connections={uploads.value.connections} onDone={onDone} />
        )}
        <p role="status">{done ? said.done(done.table) : notice}</p>
        {done && done.table.nRejected > 0 && (
          <Rejected
            rows={done.rejected}
            nRejected={done.table.nRejected}
            address={`api/v1/uploads/${encodeURIComponent(done.table.name)}/rejected`}
          />
        )}
        <UploadedTables
          tables={uploads.value.tables}
          onRemoved={(name) => {
            setDone(null);
            setNotice(said.removed(name));
            retry();
          }}
        />
      </div>
    </>
  );
}
