import type { Imputation, RuleCondition } from '../../contract/index.ts';
import type { DecisionTree, PipelineSpec } from '../../ml/index.ts';
import type { ChoiceStep } from '../choose.ts';
import type { Classifier } from '../classify.ts';
import type { SweepRow } from '../sweep.ts';

/** Everything the report says, as plain data: each number comes from the run. */
export interface ReportData {
  readonly language: 'en' | 'ru';
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
  /** In the order of the file, derived ones last. */
  readonly columns: readonly ColumnReport[];
  readonly imputations: readonly ImputationReport[];
  readonly pipelines: readonly PipelineSpec[];
  readonly sweep: readonly SweepRow[];
  /** Knee of the inertia over k of each data set; null where there is none. */
  readonly elbows: readonly {
    readonly imputation: Imputation;
    readonly pipeline: number;
    readonly withContext: boolean;
    readonly k: number | null;
  }[];
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
    readonly inertia: number;
    readonly nDistinct: number;
  };
  readonly segments: readonly SegmentReport[];
  /** Name and positive category of the outcome, where there is one. */
  readonly outcome: { readonly name: string; readonly positive: string; readonly rate: number } | null;
  readonly tree: DecisionTree;
  /** For each feature of the tree, how a threshold reads in words: `feature ≤ t` means one of these values. */
  readonly treeFeatures: readonly TreeFeature[];
  readonly classifiers: readonly Classifier[];
  readonly warnings: readonly string[];
}

export interface ColumnReport {
  readonly name: string;
  /** Its name in the file, where another. */
  readonly source: string;
  readonly label: string | null;
  readonly type: string;
  readonly role: 'feature' | 'context' | 'outcome' | 'identifier' | 'profile' | 'dropped';
  readonly reason: string | null;
  readonly nUnknownTrain: number;
  readonly nUnknownTest: number;
  readonly nCategories: number | null;
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

export interface SegmentReport {
  readonly id: number;
  readonly share: number;
  readonly nClients: number;
  /** The segment in words, by the tree: each entry is one way in, a conjunction of conditions. */
  readonly rules: readonly (readonly RuleCondition[])[];
  readonly silhouette: number;
  readonly outcomeRate: number | null;
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
