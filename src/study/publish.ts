import { inputError, type ModelFile, type Publication, type RunRecord } from '../contract/index.ts';
import { refusal } from '../words/index.ts';
import { namedSegmentsFile } from './name-segments.ts';

/** What says by whom, when and why a model was published. */
export const publicationFile = 'publication.json';

/** Fewer words are no reason. */
const leastWords = 3;

export interface Publisher {
  /** Who publishes. */
  readonly by: string;
  /** The day, as 2026-01-31. */
  readonly date: string;
  /** Needed where the verdict is below clear. */
  readonly reason?: string;
}

/**
 * What is said with a published model. It holds what is given and nothing else: equal words give equal bytes.
 *
 * Errors: E_PUBLISH where the verdict is below clear and no reason of at least three words is given, and for a name or
 * a day that is none.
 */
export function publicationOf(
  { hash, verdict, study }: Pick<ModelFile, 'hash' | 'verdict' | 'study'>,
  given: Publisher,
): Publication {
  const [by, date, reason] = [given.by, given.date, given.reason ?? ''].map((text) => text.trim());
  const nWords = reason.match(/\p{L}+/gu)?.length ?? 0;
  if (verdict !== 'clear' && nWords < leastWords) {
    const details = { verdict: verdict ?? 'unmeasured', nWords, leastWords } as const;
    throw inputError(refusal('E_PUBLISH', { kind: 'reason', ...details }));
  }
  if (by === '') throw inputError(refusal('E_PUBLISH', { kind: 'by' }));
  if (!isDay(date)) throw inputError(refusal('E_PUBLISH', { kind: 'date', given: date }));
  return {
    version: 1,
    study: study.name,
    model: hash,
    verdict,
    reason: reason === '' ? null : reason,
    by,
    date,
  };
}

/**
 * What of a run is published: everything that holds no client's row. The names of the segments are those that stand
 * there now.
 */
export function publishedFiles({ stages }: RunRecord): RunRecord['stages'][number]['files'] {
  return stages
    .flatMap(({ files }) => files)
    .filter(({ path }) => !path.startsWith('data/') && path !== namedSegmentsFile);
}

function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
