import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useElapsed } from '../shell/waiting.tsx';
import { useReader } from '../state/app-state.ts';

/** From so many seconds on the time left is told. */
const tellAfter = 2;

/** A file on its way: how much is sent and how long it takes; then how long the scoring has taken. */
export function Sending({
  file,
  sent,
  cancel,
}: {
  readonly file: string;
  readonly sent: number;
  readonly cancel: () => void;
}): ReactNode {
  const { batch: said } = useReader().words.web;
  const elapsed = useElapsed();
  const isSent = sent >= 1;
  const left = elapsed >= tellAfter && sent > 0 ? Math.ceil((elapsed * (1 - sent)) / sent) : null;
  return (
    <div className="block" aria-busy="true">
      <p role="status">{isSent ? said.checking : said.reading({ file })}</p>
      <Progress
        className="full"
        value={isSent ? 100 : sent * 100}
        animated={isSent}
        striped={isSent}
        aria-label={isSent ? said.checking : said.reading({ file })}
      />
      <p className="note">
        {isSent ? said.waiting(Math.floor(elapsed)) : said.progress({ share: sent, seconds: left })}
      </p>
      <Button size="xs" variant="default" onClick={cancel}>
        {said.cancel}
      </Button>
    </div>
  );
}
