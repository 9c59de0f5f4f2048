import { ArgumentError } from '../errors.ts';
import {
  type Frame,
  frameColumn,
  type NumericColumn,
  selectFrameColumns,
  selectFrameRows,
} from '../frame.ts';
import { columnOf, concatColumns, fromColumns, type Matrix, selectColumns } from '../matrix.ts';
import { checkColumns, checkFrame, checkWeights } from '../validate.ts';
import {
  type Encoder,
  type EncoderKind,
  encodedNames,
  encodedWidth,
  fitEncoder,
  inverseEncoder,
  transformEncoder,
  type UnseenPolicy,
} from './encoder.ts';
import {
  fitScaler,
  inverseScaler,
  restrictScaler,
  type Scaler,
  type ScalerKind,
  transformScaler,
} from './scaler.ts';

/** What is done to one group of columns: an encoder for categories, then a scaler; null leaves a step out. */
export interface BlockSpec {
  readonly columns: readonly string[];
  readonly encoder: EncoderKind | null;
  readonly scaler: ScalerKind | null;
}

export interface FittedBlock {
  readonly columns: readonly string[];
  readonly encoder: Encoder | null;
  readonly scaler: Scaler | null;
}

/** Fitted blocks side by side; plain data, so saving is `JSON.stringify`. */
export interface ColumnTransformer {
  readonly kind: 'column-transformer';
  readonly blocks: readonly FittedBlock[];
}

export interface FitColumnTransformerOptions {
  /** Defaults to 'error'. */
  readonly unseen?: UnseenPolicy;
  /** One per row, at least 0; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/**
 * Fits each block on its columns of the frame; no cell may be missing. A row of weight 0 counts as none: what only
 * it has (a category, an extreme) is not there.
 */
export function fitColumnTransformer(
  frame: Frame,
  specs: readonly BlockSpec[],
  options: FitColumnTransformerOptions = {},
): ColumnTransformer {
  const named = specs.filter((spec) => spec.columns.length > 0);
  if (named.length === 0) throw new ArgumentError('E_EMPTY', 'specs must name at least one column; got none');
  checkFrame(
    selectFrameColumns(
      frame,
      named.flatMap((spec) => spec.columns),
    ),
  );
  const all = checkWeights(options.weights, frame.nRows);
  const counted = Int32Array.from(all.keys()).filter((i) => all[i] > 0);
  const rows = selectFrameRows(frame, counted);
  const how = { ...options, weights: all.filter((weight) => weight > 0) };
  const blocks = named.map((spec): FittedBlock => {
    const part = selectFrameColumns(rows, spec.columns);
    const encoder = spec.encoder && fitEncoder(spec.encoder, part, how);
    const raw = encoder ? transformEncoder(encoder, part) : numericMatrix(part);
    return { columns: spec.columns, encoder, scaler: spec.scaler && fitScaler(spec.scaler, raw, how) };
  });
  return Object.freeze({ kind: 'column-transformer', blocks });
}

/** Shape (nRows, nFeatures): the blocks side by side, columns found by name. */
export function transformColumns(transformer: ColumnTransformer, frame: Frame): Matrix {
  return concatColumns(
    transformer.blocks.map((block) => {
      const part = selectFrameColumns(frame, block.columns);
      checkFrame(part);
      const raw = block.encoder ? transformEncoder(block.encoder, part) : numericMatrix(part);
      return block.scaler ? transformScaler(block.scaler, raw) : raw;
    }),
  );
}

/** Back to numbers and categories; categories are the nearest ones. */
export function inverseColumns(transformer: ColumnTransformer, x: Matrix): Frame {
  checkColumns(x, featureNames(transformer).length);
  let offset = 0;
  const columns = transformer.blocks.flatMap((block) => {
    const width = blockNames(block).length;
    const part = selectColumns(
      x,
      Array.from({ length: width }, (_, j) => offset + j),
    );
    offset += width;
    const raw = block.scaler ? inverseScaler(block.scaler, part) : part;
    if (block.encoder) return inverseEncoder(block.encoder, raw).columns;
    return block.columns.map(
      (name, j): NumericColumn => ({ kind: 'numeric', name, values: columnOf(raw, j) }),
    );
  });
  return { nRows: x.nRows, columns };
}

/** Names of the features in order: `age`, `job`, or `job=services` where one-hot. */
export function featureNames(transformer: ColumnTransformer): string[] {
  return transformer.blocks.flatMap(blockNames);
}

/** For each feature, the column that it came from. */
export function featureSources(transformer: ColumnTransformer): string[] {
  return transformer.blocks.flatMap(({ columns, encoder }) =>
    encoder
      ? encoder.columns.flatMap((column) => Array<string>(encodedWidth(encoder, column)).fill(column.name))
      : columns,
  );
}

/**
 * The transformer of some of its columns alone: numeric blocks first, each in the order given.
 *
 * Every step works column by column, so nothing is fitted again.
 */
export function restrictColumns(transformer: ColumnTransformer, names: readonly string[]): ColumnTransformer {
  const known = transformer.blocks.flatMap((block) => block.columns);
  for (const name of names) {
    if (!known.includes(name)) {
      throw new ArgumentError('E_COLUMN', `no column "${name}"; the transformer has ${known.join(', ')}`);
    }
  }
  const blocks = transformer.blocks
    .map((block) =>
      restrictBlock(
        block,
        names.filter((name) => block.columns.includes(name)),
      ),
    )
    .filter((block) => block.columns.length > 0);
  return Object.freeze({ kind: 'column-transformer', blocks });
}

function restrictBlock(block: FittedBlock, names: readonly string[]): FittedBlock {
  const places = names.map((name) => block.columns.indexOf(name));
  const sources = featureSources({ kind: 'column-transformer', blocks: [block] });
  const features = names.flatMap((name) => sources.flatMap((source, j) => (source === name ? [j] : [])));
  return {
    columns: names,
    encoder: block.encoder && {
      ...block.encoder,
      columns: places.map((p) => pick(block.encoder?.columns ?? [], p)),
    },
    scaler: block.scaler && restrictScaler(block.scaler, features),
  };
}

function pick<T>(items: readonly T[], place: number): T {
  return items[place];
}

function blockNames(block: FittedBlock): readonly string[] {
  return block.encoder ? encodedNames(block.encoder) : block.columns;
}

function numericMatrix(frame: Frame): Matrix {
  return fromColumns(
    frame.columns.map((column) => {
      const found = frameColumn(frame, column.name);
      if (found.kind === 'numeric') return knownValues(found);
      throw new ArgumentError(
        'E_COLUMN_KIND',
        `column "${column.name}" must be numeric; it holds categories`,
      );
    }),
    frame.nRows,
  );
}

/** The values of a column without missing cells; the column is named otherwise. */
function knownValues({ name, values }: NumericColumn): Float64Array {
  const missing = values.findIndex(Number.isNaN);
  if (missing < 0) return values;
  throw new ArgumentError(
    'E_MISSING',
    `column "${name}" must have no missing cells; row ${missing} is missing`,
  );
}
