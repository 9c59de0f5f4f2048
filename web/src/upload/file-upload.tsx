import { Button, Progress } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatOf } from '../batch/score-file.ts';
import { DropBox } from '../shell/drop-box.tsx';
import { Failure } from '../shell/failure.tsx';
import { useReader } from '../state/app-state.ts';
import { PreviewForm } from './preview-form.tsx';
import { previewHead, type UploadDone } from './upload-api.ts';

interface State {
  readonly file: File | null;
  readonly preview: Awaited<ReturnType<typeof previewHead>> | null;
  /** The share sent; null when nothing is under way. */
  readonly sent: number | null;
  readonly error: unknown;
}

const nothing: State = { file: null, preview: null, sent: null, error: null };

/** A file goes in, shows its first rows, and becomes a table of the types that are chosen. */
export function FileUpload({ onDone }: { readonly onDone: (done: UploadDone) => void }): ReactNode {
  const { language, words } = useReader();
  const said = words.upload;
  const [{ file, preview, sent, error }, setState] = useState(nothing);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const open = (chosen: File): void => {
    running.current?.abort();
    if (formatOf(chosen.name) === null) {
      setState({ ...nothing, error: new Error(said.unknownType) });
      return;
    }
    const controller = new AbortController();
    running.current = controller;
    setState({ ...nothing, file: chosen, sent: 0 });
    const change = (next: Partial<State>): void => {
      if (running.current === controller) setState((now) => ({ ...now, ...next }));
    };
    previewHead(chosen, {
      language,
      signal: controller.signal,
      onSent: (share) => change({ sent: share }),
    }).then(
      (found) => change({ preview: found, sent: null }),
      (failure: unknown) => change({ sent: null, error: controller.signal.aborted ? null : failure }),
    );
  };
  return (
    <>
      <DropBox said={said} file={file} open={open} />
      {sent !== null && file && (
        <div className="block" aria-busy="true">
          <p role="status">{said.sending(file.name)}</p>
          <Progress className="full" value={sent * 100} aria-label={said.sending(file.name)} />
          <div>
            <Button size="xs" variant="default" onClick={() => running.current?.abort()}>
              {said.cancel}
            </Button>
          </div>
        </div>
      )}
      {error !== null && <Failure error={error} />}
      {preview && file && (
        <PreviewForm
          key={preview.id}
          preview={preview}
          file={file}
          onDone={(done) => {
            setState(nothing);
            onDone(done);
          }}
        />
      )}
    </>
  );
}
