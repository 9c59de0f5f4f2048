/** What something is, was, and was before the steps that were taken back. */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly now: Value;
  readonly future: readonly Value[];
  /** What the last step was about: another step about the same is one with it. Null where it may not be. */
  readonly about: string | null;
}

export function beginHistory<Value>(now: Value): History<Value> {
  return { past: [], now, future: [], about: null };
}

/** A step; letters typed into one field are one step. */
export function record<Value>(
  { past, now, about: before }: History<Value>,
  next: Value,
  about: string | null = null,
): History<Value> {
  const isOne = about !== null && about === before;
  return { past: isOne ? past : [...past, now], now: next, future: [], about };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const { past, now, future } = history;
  if (past.length === 0) return history;
  return {
    past: past.slice(0, -1),
    now: past[past.length - 1] as Value,
    future: [now, ...future],
    about: null,
  };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const { past, now, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, now], now: future[0] as Value, future: future.slice(1), about: null };
}
