import type { ColumnType } from '../../contract/index.ts';
import type { ColumnRole } from '../table.ts';
import type { profileRules } from './rules.ts';

/** A text in one language, or in both. */
export type ProfileText = string | { readonly en: string; readonly ru: string };

/** What a profile says of a table: plain data, no row of it. A number that does not exist is null. */
export interface TableProfile {
  readonly nRows: number;
  /** In the order of the file; then those that the configuration derives, then those of the calendar. */
  readonly columns: readonly ColumnProfile[];
  readonly outcome: {
    readonly column: string;
    readonly positive: string;
    /** Rows whose outcome is known. */
    readonly nRows: number;
    readonly nPositive: number;
  } | null;
  /** The column of months, and whether year and month number could be derived: not where rows are in another order. */
  readonly calendar: { readonly column: string; readonly isDerived: boolean } | null;
  /** Pairs of columns unknown in the same rows, those furthest above expectation first. */
  readonly missingTogether: readonly MissingPair[];
  /** Every pair of columns that hold numbers or categories, in the order of the columns. */
  readonly associations: readonly Association[];
  /** Columns that the associations leave out: text, constant, or beyond the limit. */
  readonly notAssociated: readonly string[];
  /** Worst kinds first. */
  readonly alerts: readonly ProfileAlert[];
  /** What is done with each column of the file and each derived one, and what the profile says to that. */
  readonly decisions: readonly ColumnDecision[];
  /** The thresholds behind the alerts. */
  readonly rules: typeof profileRules;
}

/** Undeclared: in the file and not in the configuration. Null: there is no configuration. */
export type ProfileRole = ColumnRole | 'undeclared' | null;

export interface ColumnProfile {
  readonly name: string;
  /** Its name in the file, or that of the column it is derived from. */
  readonly source: string;
  readonly label: ProfileText | null;
  readonly type: ColumnType;
  readonly role: ProfileRole;
  /** Year and month number come from the calendar and the order of the rows. */
  readonly origin: 'file' | 'derived' | 'year' | 'month';
  readonly nRows: number;
  readonly nMissing: number;
  /** Different known values. */
  readonly nDistinct: number;
  /** Numbers that stand for something else: counted here, and left out of `numbers`, distribution and association. */
  readonly sentinels: readonly ValueCount<number>[];
  readonly distribution: Distribution;
  /** Of numeric columns with at least one value. */
  readonly numbers: NumberSummary | null;
  /** The outcome by category or tenth; null without outcome and for text. */
  readonly outcome: OutcomeByGroup | null;
}

export interface ValueCount<Value> {
  readonly value: Value;
  readonly count: number;
}

/** Text and identifiers are not shown: a value may name a client. */
export type Distribution =
  | {
      readonly kind: 'categories';
      /** Ordinal ones in their order, others most frequent first. */
      readonly shown: readonly ValueCount<string>[];
      readonly nOther: number;
      readonly countOther: number;
    }
  | { readonly kind: 'values'; readonly shown: readonly ValueCount<number>[] }
  | { readonly kind: 'histogram'; readonly edges: readonly number[]; readonly counts: readonly number[] }
  | { readonly kind: 'hidden' };

export interface NumberSummary {
  readonly nValues: number;
  readonly mean: number;
  /** Of a sample: over n − 1; null for a single value. */
  readonly sd: number | null;
  /** Type 7, as numpy's. */
  readonly quantiles: readonly { readonly probability: number; readonly value: number }[];
}

export interface OutcomeByGroup {
  /** Rows whose outcome is known. */
  readonly groups: readonly OutcomeGroup[];
  /**
   * How often a positive client stands above a negative one when clients are ranked by the outcome rate of their
   * category or twentieth alone, each rate taken from the other half of the rows; null where it does not exist.
   */
  readonly auc: number | null;
  readonly standardError: number | null;
}

export interface OutcomeGroup {
  readonly group: GroupName;
  readonly nRows: number;
  readonly nPositive: number;
}

export type GroupName =
  | { readonly kind: 'category'; readonly value: string }
  /** Above `from` (from it on in the first group) up to and including `to`. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'sentinel'; readonly value: number }
  | { readonly kind: 'other' }
  | { readonly kind: 'missing' };

export interface MissingPair {
  readonly columns: readonly [string, string];
  readonly nMissing: readonly [number, number];
  readonly nBoth: number;
  /** If the two had nothing to do with each other: the product of the counts ÷ rows. */
  readonly nExpected: number;
}

export type Association = {
  readonly columns: readonly [string, string];
  /** Rows where both are known. */
  readonly nRows: number;
  /** One is derived from the other. */
  readonly isByConstruction: boolean;
} & (
  | { readonly measure: 'cramers-v'; readonly value: number | null; readonly corrected: number | null }
  | { readonly measure: 'correlation-ratio'; readonly value: number | null }
  | { readonly measure: 'correlation'; readonly pearson: number | null; readonly spearman: number | null }
);

export type ProfileAlert =
  | { readonly code: 'leak'; readonly column: string; readonly auc: number; readonly standardError: number }
  | {
      readonly code: 'date';
      readonly column: string;
      /** Changes of the value from row to row, and how many a random order is expected to have. */
      readonly nChanges: number;
      readonly nExpected: number;
    }
  | {
      readonly code: 'identifier';
      readonly column: string;
      readonly nDistinct: number;
      readonly nKnown: number;
    }
  | { readonly code: 'constant'; readonly column: string; readonly nKnown: number }
  | {
      readonly code: 'duplicate';
      /** The second says what the first says. */
      readonly columns: readonly [string, string];
      readonly column: string;
      /** The same cells; else each value of one goes with one value of the other. */
      readonly isEqual: boolean;
      readonly nDistinct: number;
    }
  | {
      readonly code: 'nearly-constant';
      readonly column: string;
      readonly share: number;
      readonly nOther: number;
      readonly nKnown: number;
    }
  | { readonly code: 'missing'; readonly column: string; readonly nMissing: number; readonly share: number }
  | { readonly code: 'scale'; readonly column: string; readonly ratio: number };

export type AlertCode = ProfileAlert['code'];

/** keep: nothing against it. look: usable, with care. context: not the client's. drop: not to be clustered. */
export type Advice = 'keep' | 'look' | 'context' | 'drop';

export interface ColumnDecision {
  readonly column: string;
  readonly role: ProfileRole;
  /** The configuration's. */
  readonly reason: ProfileText | null;
  readonly advice: Advice;
  /** The alerts behind the advice. */
  readonly because: readonly AlertCode[];
  /** The configuration clusters what the profile would not, or not beside the clients' own columns. */
  readonly isContested: boolean;
}
