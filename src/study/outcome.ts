import type { StudyConfig } from '../contract/index.ts';
import { frameColumn } from '../ml/index.ts';
import type { Segments } from './segment.ts';
import { namesOfRole, studyFields } from './table.ts';

/** The outcome's name, its success, and its rate overall and by segment, on the training rows; or null. */
export function outcomeRates(
  { train, trainLabels }: Segments,
  config: StudyConfig,
  nSegments: number,
): { name: string; positive: string; rate: number; rates: number[] } | null {
  const [name] = namesOfRole(config, 'outcome');
  const positive = studyFields(config).find((field) => field.name === name)?.column?.positive;
  if (name === undefined || positive === undefined) return null;
  const column = frameColumn(train, name);
  if (column.kind !== 'category') return null;
  const wanted = column.categories.indexOf(positive);
  const hits = new Float64Array(nSegments);
  const totals = new Float64Array(nSegments);
  for (let i = 0; i < trainLabels.length; i++) {
    if (column.codes[i] < 0) continue;
    totals[trainLabels[i]]++;
    if (column.codes[i] === wanted) hits[trainLabels[i]]++;
  }
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  return {
    name,
    positive,
    rate: sum(hits) / sum(totals),
    rates: Array.from(hits, (hit, s) => (totals[s] > 0 ? hit / totals[s] : 0)),
  };
}
