import type { StudyConfig } from '../contract/index.ts';
import { type Frame, frameColumn } from '../ml/index.ts';
import { namesOfRole, studyFields } from './table.ts';

/** The outcome, and how often it is a success in each segment. */
export interface OutcomeCounts {
  readonly name: string;
  /** The category that is success. */
  readonly positive: string;
  /** Rows whose outcome is known, and successes among them, by segment. */
  readonly segments: readonly { readonly hits: number; readonly nKnown: number }[];
}

/** Counts the outcome by segment, or gives null where there is no outcome. */
export function countOutcome(
  frame: Frame,
  labels: Int32Array,
  config: StudyConfig,
  nSegments: number,
): OutcomeCounts | null {
  const [name] = namesOfRole(config, 'outcome');
  const positive = studyFields(config).find((field) => field.name === name)?.column?.positive;
  if (name === undefined || positive === undefined) return null;
  const column = frameColumn(frame, name);
  if (column.kind !== 'category') return null;
  const wanted = column.categories.indexOf(positive);
  const hits = new Float64Array(nSegments);
  const totals = new Float64Array(nSegments);
  for (let i = 0; i < labels.length; i++) {
    if (column.codes[i] < 0) continue;
    totals[labels[i]]++;
    if (column.codes[i] === wanted) hits[labels[i]]++;
  }
  return { name, positive, segments: Array.from(hits, (hit, s) => ({ hits: hit, nKnown: totals[s] })) };
}
