import { labelChanges, quantiles } from '../../ml/index.ts';
import { profileRules } from './rules.ts';
import { isOfCalendar, type Subject } from './subject.ts';
import type { AlertCode, ColumnProfile, ProfileAlert } from './table-profile.ts';

/** Worst first. */
const alertOrder: readonly AlertCode[] = [
  'leak',
  'date',
  'identifier',
  'constant',
  'duplicate',
  'nearly-constant',
  'missing',
  'scale',
];

/** A column and what the profile found of it. */
export interface Profiled {
  readonly subject: Subject;
  readonly profile: Pick<ColumnProfile, 'numbers' | 'outcome' | 'role'>;
}

/** What to mind before clustering, the columns of the calendar apart: they are the date. */
export function findAlerts(columns: readonly Profiled[]): ProfileAlert[] {
  const own = columns.filter(({ subject }) => !isOfCalendar(subject));
  const found = [
    ...own.flatMap(({ subject, profile }) => [
      leakAlert(subject, profile.outcome),
      dateAlert(subject),
      identifierAlert(subject),
      constantAlert(subject),
      missingAlert(subject),
    ]),
    ...duplicateAlerts(own.map(({ subject }) => subject)),
    ...scaleAlerts(own),
  ].filter((alert) => alert !== null);
  const places = new Map(own.map(({ subject }, i) => [subject.name, i]));
  const place = ({ column }: ProfileAlert): number => places.get(column) ?? 0;
  return found.sort((a, b) => alertOrder.indexOf(a.code) - alertOrder.indexOf(b.code) || place(a) - place(b));
}

/** Whether so many values differ that each may name a client. */
export function identifierAlert({
  name,
  cells,
  nMissing,
  nDistinct,
  codes,
  distinct,
}: Subject): ProfileAlert | null {
  const nKnown = codes.length - nMissing;
  if (nKnown < profileRules.identifierRows) return null;
  const isIdentifier =
    cells.kind === 'numeric'
      ? nDistinct === nKnown && distinct.every(Number.isInteger)
      : nDistinct >= profileRules.identifierShare * nKnown;
  return isIdentifier ? { code: 'identifier', column: name, nDistinct, nKnown } : null;
}

function leakAlert({ name, role }: Subject, outcome: ColumnProfile['outcome']): ProfileAlert | null {
  if (role === 'outcome' || !outcome || outcome.auc === null || outcome.standardError === null) return null;
  const { auc, standardError } = outcome;
  return auc - 2 * standardError >= profileRules.leakAuc
    ? { code: 'leak', column: name, auc, standardError }
    : null;
}

/** A value that stays for many rows and then changes for all is that of the date, not of the client. */
function dateAlert({ name, codes }: Subject): ProfileAlert | null {
  const { nChanges, nExpected } = labelChanges(codes);
  const { dateChanges, dateExpected } = profileRules;
  return nExpected >= dateExpected && nChanges <= dateChanges * nExpected
    ? { code: 'date', column: name, nChanges, nExpected }
    : null;
}

function constantAlert({ name, codes, counts, nMissing, nDistinct }: Subject): ProfileAlert | null {
  const nKnown = codes.length - nMissing;
  if (nDistinct < 2) return { code: 'constant', column: name, nKnown };
  const most = counts.reduce((a, b) => Math.max(a, b));
  const share = most / nKnown;
  return share >= profileRules.constantShare
    ? { code: 'nearly-constant', column: name, share, nOther: nKnown - most, nKnown }
    : null;
}

function missingAlert({ name, codes, nMissing }: Subject): ProfileAlert | null {
  const share = nMissing / codes.length;
  return share >= profileRules.missingShare && nMissing < codes.length
    ? { code: 'missing', column: name, nMissing, share }
    : null;
}

/**
 * Columns with the same values, or whose values go one to one with those of an earlier column. Values that all differ
 * go one to one with any others, so identifiers must be equal.
 */
function duplicateAlerts(subjects: readonly Subject[]): ProfileAlert[] {
  const firsts = new Map<string, Subject[]>();
  const found: ProfileAlert[] = [];
  for (const subject of subjects) {
    if (subject.nDistinct < 2) continue;
    const key = `${subject.nDistinct} ${subject.nMissing}`;
    const earlier = firsts.get(key) ?? [];
    const twin = earlier.find(
      (one) =>
        one.source !== subject.source &&
        one.codes.every((code, i) => code === subject.codes[i]) &&
        (hasEqualCells(one, subject) || identifierAlert(subject) === null),
    );
    if (twin) {
      found.push({
        code: 'duplicate',
        column: subject.name,
        columns: [twin.name, subject.name],
        isEqual: hasEqualCells(twin, subject),
        nDistinct: subject.nDistinct,
      });
    } else firsts.set(key, [...earlier, subject]);
  }
  return found;
}

function hasEqualCells(a: Subject, b: Subject): boolean {
  return a.codes.every((code, i) => code < 0 || valueAt(a, i) === valueAt(b, i));
}

function valueAt({ cells }: Subject, row: number): string | number | null {
  return cells.kind === 'category' ? cells.categories[cells.codes[row]] : cells.values[row];
}

function scaleAlerts(columns: readonly Profiled[]): ProfileAlert[] {
  const scales = columns.flatMap(({ subject, profile }) => {
    const sd = profile.numbers?.sd ?? 0;
    return sd > 0 ? [{ column: subject.name, sd }] : [];
  });
  return scales.flatMap(({ column, sd }): ProfileAlert[] => {
    const others = scales.filter((other) => other.column !== column).map((other) => other.sd);
    const [median] = quantiles(others, [0.5]);
    const ratio = sd / median;
    return ratio >= profileRules.scaleRatio ? [{ code: 'scale', column, ratio }] : [];
  });
}
