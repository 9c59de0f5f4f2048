import { Button, FileButton, Progress } from '@mantine/core';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { formatOf } from '../batch/score-file.ts';
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
  const [isOver, setIsOver] = useState(false);
  const running = useRef<AbortController>(null);
  const reset = useRef<() => void>(null);
  useEffect(() => () => running.current?.abort(), []);
  const open = (chosen: File | null): void => {
    reset.current?.();
    running.current?.abort();
    if (!chosen) return;
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
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    open(event.dataTransfer.files[0] ?? null);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button as its other way */}
      <div
        className={isOver ? 'drop is-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <p>{file ? file.name : said.drop}</p>
        <FileButton resetRef={reset} onChange={open} accept=".csv,.tsv,.txt,.parquet,.xlsx">
          {(props) => <Button {...props}>{file ? said.another : said.choose}</Button>}
        </FileButton>
        <p className="note">{said.limits}</p>
      </div>
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
