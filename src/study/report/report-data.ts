import type { Imputation, ModelWorth, RuleCondition, RunWarning, Verdict } from '../../contract/index.ts';
import type { PipelineSpec, SilhouetteInterval } from '../../ml/index.ts';
import type { Language } from '../../words/index.ts';
import type { AlternativeRow } from '../alternatives.ts';
import type { ChoiceStep } from '../choose.ts';
import type { Classifier } from '../classify.ts';
import type { Override } from '../guard.ts';
import type { LabColumn } from '../lab.ts';
import type { SweepRow } from '../null-sweep.ts';
import type { OrderTest } from '../order-test.ts';
import type { Picture } from '../pictures/picture.ts';
import type { TableProfile } from '../profile/index.ts';
import type { ProtectedColumn } from '../protected.ts';
import type { RowOrder } from '../row-order.ts';
import type { SearchResult } from '../search.ts';
import type { Contrast, RuleFit } from '../segment-facts.ts';
import type { Stability } from '../stability.ts';
import type { SurrogateChecks } from '../surrogates.ts';

/** Everything the report and the model card say, as plain data in one language: each number comes from the run. */
export interface ReportData {
  readonly language: Language;
  /** Where the same is said in the other language, beside this file. */
  readonly other: { readonly language: Language; readonly report: string; readonly card: string };
  readonly study: {
    readonly name: string;
    readonly file: string;
    readonly sha256: string;
    readonly configSha256: string;
    readonly version: string;
    readonly seed: number;
    readonly nRows: number;
    readonly nTrain: number;
    readonly nTest: number;
    readonly isShuffled: boolean;
  };
  readonly model: {
    readonly hash: string;
    /** Below it the model gives no answer. */
    readonly minProbability: number;
    readonly minKnownFields: number;
    /** No aggregated cell of the model holds fewer clients. */
    readonly minCellClients: number;
  };
  /** The whole table before anything is done to it. */
  readonly profile: TableProfile;
  /** In the order of the file, derived ones last. */
  readonly columns: readonly ColumnReport[];
  readonly imputations: readonly ImputationReport[];
  readonly pipelines: readonly PipelineSpec[];
  readonly sweep: readonly SweepRow[];
  /** Fits of methods that take every column by its type. */
  readonly alternatives: readonly AlternativeRow[];
  /** Null where the run holds none. */
  readonly search: SearchResult | null;
  readonly choice: {
    readonly mode: 'given' | 'found';
    readonly imputation: Imputation;
    readonly pipeline: number;
    readonly k: number;
    readonly features: readonly string[];
  };
  /** From all features to the chosen ones; the first step has all of them. */
  readonly path: readonly ChoiceStep[];
  readonly figures: {
    readonly silhouette: number;
    readonly silhouetteDefinition: string;
    /** Null where it is exact. */
    readonly silhouetteInterval: SilhouetteInterval | null;
    readonly inertia: number;
    readonly nDistinct: number;
  };
  readonly verdict: Verdict | null;
  /** What the verdict is made of; null where there is no score. */
  readonly worth: ModelWorth | null;
  readonly segments: readonly SegmentReport[];
  /** What the descriptions of segments say of all of them. */
  readonly notes: readonly string[];
  /** Where there is one. */
  readonly outcome: {
    readonly name: string;
    /** The category that is success. */
    readonly positive: string;
    readonly train: OutcomeRate;
    readonly later: OutcomeRate;
  } | null;
  /** For each feature of the tree, how a threshold reads in words: `feature ≤ t` means one of these values. */
  readonly treeFeatures: readonly TreeFeature[];
  readonly classifiers: readonly Classifier[];
  /** How far the surrogates carry; null where it was not tried. */
  readonly surrogates: SurrogateChecks | null;
  /** How well the segments come again; null where it was not tried. */
  readonly stability: Stability | null;
  /** Columns that the configuration protects. */
  readonly protectedColumns: readonly ProtectedColumn[];
  /** How well each imputation fills hidden cells, by column. */
  readonly lab: readonly LabColumn[];
  /** What the segments owe to the order of codes, by column. */
  readonly orders: readonly OrderTest[];
  /** How the segments lie along the rows of the table. */
  readonly rowOrder: RowOrder;
  /** Chosen columns that give away the outcome or the date. */
  readonly overrides: readonly Override[];
  readonly warnings: readonly RunWarning[];
  /** In the language of the report. */
  readonly pictures: readonly Picture[];
}

/** The share of success among the rows whose outcome is known; NaN where there are none. */
export interface OutcomeRate {
  readonly rate: number;
  /** The 95 % Wilson interval. */
  readonly low: number;
  readonly high: number;
  readonly nKnown: number;
}

export interface ColumnReport {
  readonly name: string;
  readonly label: string | null;
  readonly type: string;
  readonly role: 'feature' | 'context' | 'outcome' | 'identifier' | 'profile' | 'dropped';
  readonly reason: string | null;
  readonly nUnknownTrain: number;
  readonly nUnknownTest: number;
  readonly sentinels: readonly {
    readonly value: number;
    readonly replaceBy: number | null;
    readonly imputations: readonly Imputation[];
  }[];
}

export interface ImputationReport {
  readonly method: Imputation;
  readonly leaksOutcome: boolean;
  /** Columns with unknown cells in train. */
  readonly fills: readonly {
    readonly column: string;
    readonly nUnknown: number;
    /** Most frequent first. */
    readonly filled: readonly { readonly value: string; readonly count: number }[];
    /** Cells that stayed unknown and then took the mode. */
    readonly nLeft: number;
  }[];
}

/** What people say of a segment. */
export interface SegmentTold {
  readonly name: string;
  readonly description: string;
  readonly owner: string | null;
  readonly offers: readonly { readonly title: string; readonly reason: string }[];
  /** How much of the segment and of the clients meant is the same, from 0.5 to 1. */
  readonly overlap: number;
}

export interface SegmentReport {
  readonly id: number;
  /** Null where no description fits. */
  readonly told: SegmentTold | null;
  /** Of the train rows. */
  readonly share: number;
  readonly nClients: number;
  /** Of the test rows. */
  readonly shareLater: number;
  /** The segment in words, by the tree: each entry is one way in, a conjunction of conditions. */
  readonly rules: readonly (readonly RuleCondition[])[];
  /** One for each rule. */
  readonly ruleFits: readonly RuleFit[];
  /** Where it differs from all other clients, largest difference first. */
  readonly contrasts: readonly Contrast[];
  /** The columns of the rule that the segment is; null for a group. */
  readonly ruleOf: readonly string[] | null;
  readonly silhouette: number;
  /** Of the train rows and of the test rows; null without an outcome. */
  readonly outcome: { readonly train: OutcomeRate; readonly later: OutcomeRate } | null;
  /** Every feature, context and profile column, as in the imputed table. */
  readonly profile: readonly (
    | { readonly kind: 'numeric'; readonly column: string; readonly mean: number; readonly overall: number }
    | {
        readonly kind: 'category';
        readonly column: string;
        readonly shares: readonly {
          readonly category: string;
          readonly share: number;
          readonly overall: number;
        }[];
      }
  )[];
}

/** How a feature of the encoded space reads: by code for ordinal, 0/1 for one-hot, a number otherwise. */
export interface TreeFeature {
  readonly name: string;
  readonly column: string;
  /** For a category column, each category with its encoded value; null for numbers. */
  readonly categories: readonly { readonly category: string; readonly value: number }[] | null;
}
