/** Batches in their order, made ahead while the database is busy with those before. */
export interface BatchQueue<Batch> {
  /** The next batch; null at the end. Throws what making it threw. */
  take(): Batch | null;
  /** No further batch is made. */
  end(): void;
}

/** Batches that wait at most: so many are in memory beside the one that is written. */
const mostWaiting = 3;

export function createQueue<Batch>(batches: Iterable<Batch>): BatchQueue<Batch> {
  const iterator = batches[Symbol.iterator]();
  const waiting: Batch[] = [];
  let isDone = false;
  let isPlanned = false;
  let failure: { readonly error: unknown } | null = null;

  function make(): void {
    try {
      const next = iterator.next();
      if (next.done) isDone = true;
      else waiting.push(next.value);
    } catch (error) {
      isDone = true;
      failure = { error };
    }
  }
  function plan(): void {
    if (isPlanned || isDone || waiting.length >= mostWaiting) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      if (isDone) return;
      make();
      plan();
    });
  }
  return {
    take() {
      if (waiting.length === 0 && !isDone) make();
      plan();
      const batch = waiting.shift();
      if (batch !== undefined) return batch;
      if (failure) throw failure.error;
      return null;
    },
    end() {
      if (!isDone) iterator.return?.();
      isDone = true;
      waiting.length = 0;
    },
  };
}
