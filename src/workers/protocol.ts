/** What a pool sends to a thread. */
export interface TaskRequest {
  readonly name: string;
  readonly input: unknown;
}

/** What a thread sends back: progress any number of times, then a result or a failure. */
export type TaskReply =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly error: unknown };
