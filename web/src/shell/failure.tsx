import { Alert, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { InputError } from '../../../src/contract/index.ts';
import { errorText } from '../../../src/words/index.ts';
import { ApiError } from '../state/api.ts';
import { type Reader, useReader } from '../state/app-state.ts';

/** What went wrong, what to do, and the button that does it. */
export function Failure({
  title,
  error,
  retry,
}: {
  readonly title?: string;
  readonly error: unknown;
  readonly retry?: () => void;
}): ReactNode {
  const reader = useReader();
  const { shell } = reader.words.web;
  return (
    <Alert
      color="red"
      variant="outline"
      title={title ?? shell.failed}
      className="failure"
      closeButtonLabel={shell.close}
    >
      {failureText(error, reader)
        .filter((line) => line !== '')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
      {retry && (
        <Button variant="default" onClick={retry} mt={8}>
          {shell.retry}
        </Button>
      )}
    </Alert>
  );
}

/** A failure in the reader's words, one sentence a line. */
function failureText(error: unknown, { words }: Reader): string[] {
  const { shell } = words.web;
  if (error instanceof ApiError) {
    if (error.problem === null) return [shell.unexpected, shell.whatToDo];
    const { title, detail, errors = [] } = error.problem;
    return [
      title,
      ...(detail === title ? [] : [detail]),
      ...errors.map((one) => `${one.path}: ${one.detail}`),
    ];
  }
  // `fetch` throws a TypeError when nobody answers.
  if (error instanceof TypeError) return [shell.offline, shell.whatToDo];
  if (error instanceof InputError) {
    const said = errorText(error.code, error.details ?? null, words);
    if (said) return [said.what, said.hint ?? ''];
  }
  return [error instanceof Error ? error.message : String(error)];
}
