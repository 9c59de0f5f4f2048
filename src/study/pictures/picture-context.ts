import type { NamedSegments, StudyConfig } from '../../contract/index.ts';
import type { Words } from '../../words/index.ts';
import type { Choice } from '../choose.ts';
import type { Classification } from '../classify.ts';
import type { Exploration } from '../explore.ts';
import type { LabColumn } from '../lab.ts';
import type { SweepRow } from '../null-sweep.ts';
import type { OrderTest } from '../order-test.ts';
import type { TableProfile } from '../profile/index.ts';
import type { Segments } from '../segment.ts';
import type { SplitTable } from '../split.ts';
import { studyFields } from '../table.ts';

/** The results of the stages that pictures are made of. */
export interface PictureSources {
  readonly config: StudyConfig;
  readonly profile: TableProfile;
  readonly split: SplitTable;
  readonly sweep: readonly SweepRow[];
  readonly choice: Choice;
  readonly segments: Segments;
  readonly classification: Classification;
  readonly exploration: Exploration;
  /** What the segments are called; null where there are no descriptions. */
  readonly named: NamedSegments | null;
  readonly lab: readonly LabColumn[];
  readonly orders: readonly OrderTest[];
}

/** What every picture needs: the results, and how to speak of them. */
export interface PictureContext extends PictureSources {
  readonly words: Words;
  /** The name of a column shown to people. */
  readonly nameOf: (column: string) => string;
  /** The chosen data set in words. */
  readonly dataSet: string;
  /** Every segment; its name is null where no description fits. */
  readonly segmentNames: readonly { readonly id: number; readonly name: string | null }[];
  /** Train rows. */
  readonly nRows: number;
}

export function pictureContext(sources: PictureSources, words: Words): PictureContext {
  const labels = new Map(
    studyFields(sources.config).map(({ name, column, derived }) => [
      name,
      (column?.label ?? derived?.label)?.[words.language] ?? name,
    ]),
  );
  const names = new Map(
    sources.named?.segments.map(({ id, described }) => [id, described?.name[words.language]]),
  );
  return {
    ...sources,
    words,
    nameOf: (column) => labels.get(column) ?? column,
    dataSet: words.charts.dataSet(sources.choice.imputation, sources.choice.pipeline),
    segmentNames: sources.classification.model.segments.map(({ id }) => ({
      id,
      name: names.get(id) ?? null,
    })),
    nRows: sources.segments.train.nRows,
  };
}
