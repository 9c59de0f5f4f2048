import type { NamedSegments } from '../../contract/index.ts';
import { type FrameColumn, wilsonInterval } from '../../ml/index.ts';
import type { Language } from '../../words/index.ts';
import type { Classification } from '../classify.ts';
import type { OutcomeCounts } from '../outcome.ts';
import type { Segments } from '../segment.ts';
import { contrastsOf, ruleFits } from '../segment-facts.ts';
import type { OutcomeRate, SegmentReport, SegmentTold } from './report-data.ts';

/** The outcome on the train rows and on the test rows. */
export interface OutcomeOfBoth {
  readonly train: OutcomeCounts;
  readonly later: OutcomeCounts;
}

/** Everything the report says of each segment, in one language. */
export function segmentReports(
  segments: Segments,
  { model }: Classification,
  outcome: OutcomeOfBoth | null,
  named: NamedSegments | null,
  language: Language,
): SegmentReport[] {
  const { train, trainLabels, testLabels } = segments;
  const described = train.columns.filter((column) => column.name !== outcome?.train.name);
  return model.segments.map(
    ({ id, share, nClients, rules, ruleOf = null }, s): SegmentReport => ({
      id,
      told: told(named, id, language),
      share,
      nClients,
      shareLater: testLabels.reduce((count, label) => count + Number(label === s), 0) / testLabels.length,
      rules,
      ruleFits: ruleFits(rules, train, trainLabels, s),
      contrasts: contrastsOf(described, trainLabels, s),
      ruleOf,
      silhouette: segments.perSegment[s],
      outcome: outcome && {
        train: outcomeRate([outcome.train.segments[s]]),
        later: outcomeRate([outcome.later.segments[s]]),
      },
      profile: described.map((column) => profileOf(column, (row) => trainLabels[row] === s)),
    }),
  );
}

/** The rate over several segments together, with its interval. */
export function outcomeRate(counts: OutcomeCounts['segments']): OutcomeRate {
  const hits = counts.reduce((sum, one) => sum + one.hits, 0);
  const nKnown = counts.reduce((sum, one) => sum + one.nKnown, 0);
  return { rate: hits / nKnown, ...wilsonInterval(hits, nKnown), nKnown };
}

function told(named: NamedSegments | null, id: number, language: Language): SegmentTold | null {
  const segment = named?.segments.find((one) => one.id === id);
  if (!segment?.described) return null;
  const { name, description, owner, offers } = segment.described;
  return {
    name: name[language],
    description: description[language],
    owner: owner ?? null,
    offers: offers.map(({ title, reason }) => ({ title: title[language], reason: reason[language] })),
    overlap: segment.overlap,
  };
}

function profileOf(column: FrameColumn, isOwn: (row: number) => boolean): SegmentReport['profile'][number] {
  if (column.kind === 'numeric') {
    return {
      kind: 'numeric',
      column: column.name,
      mean: meanWhere(column.values, isOwn),
      overall: meanWhere(column.values, () => true),
    };
  }
  const own = sharesWhere(column.codes, column.categories.length, isOwn);
  const overall = sharesWhere(column.codes, column.categories.length, () => true);
  return {
    kind: 'category',
    column: column.name,
    shares: column.categories.map((category, code) => ({
      category,
      share: own[code],
      overall: overall[code],
    })),
  };
}

/** Mean of the known numbers of the chosen rows; NaN when there are none. */
function meanWhere(values: Float64Array, isChosen: (row: number) => boolean): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]) || !isChosen(i)) continue;
    sum += values[i];
    count++;
  }
  return sum / count;
}

/** Share of each category among the known cells of the chosen rows. */
function sharesWhere(
  codes: Int32Array,
  nCategories: number,
  isChosen: (row: number) => boolean,
): Float64Array {
  const counts = new Float64Array(nCategories);
  let total = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] < 0 || !isChosen(i)) continue;
    counts[codes[i]]++;
    total++;
  }
  return counts.map((count) => (total > 0 ? count / total : 0));
}
