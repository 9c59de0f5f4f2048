import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FileReport, TableFormat } from '../../../src/contract/index.ts';
import { DropBox } from '../shell/drop-box.tsx';
import { Failure } from '../shell/failure.tsx';
import { useReader } from '../state/app-state.ts';
import { saveFile } from '../state/save-file.ts';
import { BatchReport } from './batch-report.tsx';
import { type ColumnMap, checkFile, formatOf, type SendOptions, scoreFile } from './score-file.ts';
import { Sending } from './sending.tsx';

interface Work {
  readonly file: File;
  readonly map: ColumnMap;
}

/** What is under way or came of it. */
interface BatchState {
  readonly work: Work | null;
  readonly report: FileReport | null;
  /** The share sent; null when nothing is under way. */
  readonly sent: number | null;
  readonly error: unknown;
  readonly done: string;
}

const nothing: BatchState = { work: null, report: null, sent: null, error: null, done: '' };

/** A table goes in, is checked and mapped, and comes back with the score columns. */
export function BatchPage(): ReactNode {
  const { language, words } = useReader();
  const { batch: said } = words.web;
  const [state, setState] = useState<BatchState>(nothing);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async <T,>(
    work: Work,
    send: (options: SendOptions) => Promise<T>,
    take: (result: T) => Partial<BatchState>,
  ): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const isCurrent = (): boolean => running.current === controller;
    setState((now) => ({ ...now, work, sent: 0, error: null, done: '' }));
    try {
      const result = await send({
        language,
        map: work.map,
        signal: controller.signal,
        onSent: (sent) => isCurrent() && setState((now) => ({ ...now, sent })),
      });
      if (isCurrent()) setState((now) => ({ ...now, ...take(result), sent: null }));
    } catch (error) {
      if (!isCurrent()) return;
      const isStopped = error instanceof DOMException && error.name === 'AbortError';
      setState((now) => ({ ...now, sent: null, error: isStopped ? null : error }));
    }
  };
  const check = (work: Work): Promise<void> =>
    run(
      work,
      (options) => checkFile(work.file, options),
      (report) => ({ report }),
    );
  const open = (file: File): void => {
    if (formatOf(file.name) === null) {
      running.current?.abort();
      setState({ ...nothing, error: new Error(said.unknownType) });
    } else {
      setState(nothing);
      check({ file, map: {} });
    }
  };
  const save = (work: Work, format: TableFormat): Promise<void> => {
    const name = `${work.file.name.replace(/\.[^.]*$/, '')}-scored.${format}`;
    return run(
      work,
      (options) => scoreFile(work.file, format, options),
      (blob) => {
        saveFile(blob, name);
        return { done: said.downloaded(name) };
      },
    );
  };
  const { work, report, sent, error, done } = state;
  return (
    <>
      <div className="page-head">
        <h1>{said.title}</h1>
        <p className="muted">{said.lead}</p>
      </div>
      <div className="blocks">
        <DropBox said={said} file={work?.file ?? null} open={open} />
        {sent !== null && work && (
          <Sending file={work.file.name} sent={sent} cancel={() => running.current?.abort()} />
        )}
        {error !== null && <Failure error={error} {...(work && { retry: () => check(work) })} />}
        <p role="status">{done}</p>
        {report && work ? (
          <BatchReport
            report={report}
            isBusy={sent !== null}
            map={work.map}
            onMap={(map) => check({ ...work, map })}
            onSave={(format) => save(work, format)}
          />
        ) : (
          sent === null && error === null && <p className="muted">{said.empty}</p>
        )}
      </div>
    </>
  );
}
