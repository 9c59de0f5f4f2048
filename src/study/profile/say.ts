import { assertUnreachable } from '../../ml/index.ts';
import type { Words } from '../../words/index.ts';
import { strengthOf } from './associations.ts';
import type { profileRules } from './rules.ts';
import { isOfCalendar } from './subject.ts';
import type { AlertCode, Association, ColumnProfile, ProfileAlert, TableProfile } from './table-profile.ts';

/** What an alert found, in one sentence without a stop. */
export function alertFigure(alert: ProfileAlert, { profile: { alerts } }: Words): string {
  switch (alert.code) {
    case 'leak':
      return alerts.leak.figure(alert);
    case 'date':
      return alerts.date.figure(alert);
    case 'identifier':
      return alerts.identifier.figure(alert);
    case 'constant':
      return alerts.constant.figure(alert);
    case 'duplicate':
      return alerts.duplicate.figure(alert);
    case 'nearly-constant':
      return alerts['nearly-constant'].figure(alert);
    case 'missing':
      return alerts.missing.figure(alert);
    case 'scale':
      return alerts.scale.figure(alert);
    default:
      return assertUnreachable(alert);
  }
}

/** The rule behind an alert, and what it cannot tell. */
export function alertRule(
  code: AlertCode,
  rules: typeof profileRules,
  { profile: { alerts } }: Words,
): string {
  switch (code) {
    case 'leak':
      return alerts.leak.rule({ auc: rules.leakAuc });
    case 'date':
      return alerts.date.rule({ share: rules.dateChanges });
    case 'identifier':
      return alerts.identifier.rule({ share: rules.identifierShare });
    case 'constant':
      return alerts.constant.rule();
    case 'duplicate':
      return alerts.duplicate.rule();
    case 'nearly-constant':
      return alerts['nearly-constant'].rule({ share: rules.constantShare });
    case 'missing':
      return alerts.missing.rule({ share: rules.missingShare });
    case 'scale':
      return alerts.scale.rule({ ratio: rules.scaleRatio });
    default:
      return assertUnreachable(code);
  }
}

/** The measure of a pair with its name. */
export function associationText(association: Association, { profile: { measures } }: Words): string {
  switch (association.measure) {
    case 'cramers-v':
      return measures['cramers-v'](association);
    case 'correlation-ratio':
      return measures['correlation-ratio'](association);
    case 'correlation':
      return measures.correlation(association);
    default:
      return assertUnreachable(association);
  }
}

/** The strength of a pair, below zero where one falls as the other rises. */
export function signedStrength(association: Association): number | null {
  return association.measure === 'correlation' ? association.spearman : association.value;
}

/** Pairs by strength, without those that are tied by construction and without the months said a second time. */
export function strongestPairs(
  { associations, columns, alerts }: TableProfile,
  options: {
    /** Leaves out columns that belong to the date; defaults to false. */
    readonly isOwn?: boolean;
  } = {},
): Association[] {
  const { isOwn = false } = options;
  const left = new Set([
    ...columns.filter((one) => (isOwn ? isOfCalendar(one) : one.origin === 'month')).map(({ name }) => name),
    ...alerts.filter(({ code }) => isOwn && code === 'date').map(({ column }) => column),
  ]);
  return associations
    .filter(
      (one) =>
        !one.isByConstruction && strengthOf(one) !== null && !one.columns.some((name) => left.has(name)),
    )
    .sort((a, b) => (strengthOf(b) ?? 0) - (strengthOf(a) ?? 0));
}

/** The counts of a column in the order in which they are drawn. */
export function distributionCounts({ distribution }: ColumnProfile): readonly number[] {
  switch (distribution.kind) {
    case 'categories':
      return [
        ...distribution.shown.map(({ count }) => count),
        ...(distribution.nOther > 0 ? [distribution.countOther] : []),
      ];
    case 'values':
      return distribution.shown.map(({ count }) => count);
    case 'histogram':
      return distribution.counts;
    case 'hidden':
      return [];
  }
}

/** The most frequent categories, or centre and spread of the numbers. */
export function figuresOf(column: ColumnProfile, words: Words): string[] {
  const said = words.profile;
  const { distribution, numbers, nRows, nMissing } = column;
  if (distribution.kind === 'hidden') return [said.hidden];
  if (distribution.kind === 'categories') {
    const nKnown = nRows - nMissing;
    const most = [...distribution.shown].sort((a, b) => b.count - a.count).slice(0, 3);
    const nMore = column.nDistinct - most.length;
    return [
      [
        ...most.map(({ value, count }) => said.share({ value, share: count / nKnown })),
        ...(nMore > 0 ? [said.others({ n: nMore })] : []),
      ].join(', '),
    ];
  }
  const sentinels = column.sentinels.filter(({ count }) => count > 0).map((one) => said.sentinel(one));
  if (!numbers) return sentinels;
  const at = (probability: number): number =>
    numbers.quantiles.find((quantile) => quantile.probability === probability)?.value ?? Number.NaN;
  return [
    said.quartiles({ low: at(0), quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75), high: at(1) }),
    ...sentinels,
  ];
}

/** How many alerts there are, about how many columns, and how many of those are clustered all the same. */
export function alertCounts({ alerts, decisions }: TableProfile): {
  readonly nAlerts: number;
  readonly nColumns: number;
  readonly nContested: number;
} {
  return {
    nAlerts: alerts.length,
    nColumns: new Set(alerts.map(({ column }) => column)).size,
    nContested: decisions.filter(({ isContested }) => isContested).length,
  };
}

/** The file with its rows and columns. */
export function tableTitle({ nRows, columns }: TableProfile, file: string, { profile: said }: Words): string {
  return said.title({ file, nRows, nColumns: columns.filter(({ origin }) => origin === 'file').length });
}
