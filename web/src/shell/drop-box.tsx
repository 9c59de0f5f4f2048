import { Button, FileButton } from '@mantine/core';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';

/** What the box says: to drop a file, to choose one, another one, and which files it takes. */
export interface DropWords {
  readonly drop: string;
  readonly choose: string;
  readonly another: string;
  readonly limits: string;
}

/** Takes a table by drop or by button. */
export function DropBox({
  said,
  file,
  open,
}: {
  readonly said: DropWords;
  /** The file that was taken last. */
  readonly file: File | null;
  readonly open: (file: File) => void;
}): ReactNode {
  const [isOver, setIsOver] = useState(false);
  const reset = useRef<() => void>(null);
  const take = (chosen: File | null | undefined): void => {
    // The same file can then be chosen again.
    reset.current?.();
    if (chosen) open(chosen);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button as its other way
    <div
      className={isOver ? 'drop is-over' : 'drop'}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <p>{file ? file.name : said.drop}</p>
      <FileButton resetRef={reset} onChange={take} accept=".csv,.tsv,.txt,.parquet,.xlsx">
        {(props) => <Button {...props}>{file ? said.another : said.choose}</Button>}
      </FileButton>
      <p className="note">{said.limits}</p>
    </div>
  );
}
