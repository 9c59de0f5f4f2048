import {
  type Correlation,
  correlationRatio,
  cramersV,
  pearson,
  ranksOfNumbered,
  spearman,
} from '../../ml/index.ts';
import { profileRules } from './rules.ts';
import type { Subject } from './subject.ts';
import type { Association, TableProfile } from './table-profile.ts';

/** A column as the measures take it: ranks are made once where no number is missing. */
interface Compared {
  readonly subject: Subject;
  readonly ranks: Float64Array | null;
}

/**
 * Every pair of columns by the measure that suits their types: Cramér's V of two columns of categories, the correlation
 * ratio of numbers by category, Pearson's r and Spearman's ρ of two of numbers.
 *
 * O(nRows × columns²), over at most `comparedColumns` columns.
 */
export function associate(
  subjects: readonly Subject[],
): Pick<TableProfile, 'associations' | 'notAssociated'> {
  const compared = subjects
    .filter(({ cells, nDistinct }) => cells.kind !== 'text' && nDistinct > 1)
    .slice(0, profileRules.comparedColumns)
    .map((subject): Compared => {
      const { numbers, codes, distinct: values, counts, ordered } = subject;
      const isWhole = numbers !== null && subject.nMissing === 0 && ordered.values.length === values.length;
      return { subject, ranks: isWhole ? ranksOfNumbered({ codes, values, counts }) : null };
    });
  const names = new Set(compared.map(({ subject }) => subject.name));
  return {
    associations: compared.flatMap((a, i) => compared.slice(i + 1).map((b) => compare(a, b))),
    notAssociated: subjects.map(({ name }) => name).filter((name) => !names.has(name)),
  };
}

function compare(a: Compared, b: Compared): Association {
  const [first, second] = [a.subject, b.subject];
  const pair = {
    columns: [first.name, second.name] as const,
    isByConstruction: first.source === second.source,
  };
  if (first.numbers && second.numbers) {
    const r = pearson(first.numbers, second.numbers);
    const rho = a.ranks && b.ranks ? pearson(a.ranks, b.ranks) : spearman(first.numbers, second.numbers);
    return { ...pair, measure: 'correlation', nRows: r.nRows, pearson: known(r), spearman: known(rho) };
  }
  if (first.numbers || second.numbers) {
    const [numeric, other] = first.numbers ? [first, second] : [second, first];
    const eta = correlationRatio(numeric.numbers ?? new Float64Array(0), other.codes);
    return { ...pair, measure: 'correlation-ratio', nRows: eta.nRows, value: known(eta) };
  }
  const v = cramersV(first.codes, second.codes);
  return {
    ...pair,
    measure: 'cramers-v',
    nRows: v.nRows,
    value: known(v),
    corrected: Number.isNaN(v.corrected) ? null : v.corrected,
  };
}

function known({ value }: Correlation): number | null {
  return Number.isNaN(value) ? null : value;
}

/** How strong a pair is, in [0, 1] whatever its measure; null where it cannot be told. */
export function strengthOf(association: Association): number | null {
  if (association.measure !== 'correlation') return association.value;
  return association.spearman === null ? null : Math.abs(association.spearman);
}
