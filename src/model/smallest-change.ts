import type { ModelFile } from '../contract/model-file.ts';
import { type Client, createClientReader, readClient } from './client.ts';
import { encodedFeatures } from './rules.ts';
import { encodeValues, nearestSegment, type ScoreClientOptions } from './score.ts';
import { idOf } from './segment-ids.ts';

export interface SmallestChangeOptions extends ScoreClientOptions {
  /** The most fields that change, from 1; defaults to 3. */
  readonly maxFields?: number;
  /** Fields that stay as they are, such as age; defaults to none. */
  readonly fixed?: readonly string[];
}

/** What would have to be different for another segment. */
export interface SegmentChange {
  readonly segmentId: number;
  readonly changes: readonly {
    readonly field: string;
    readonly from: string | number;
    readonly to: string | number;
  }[];
  /** Euclidean, in encoded space, from the client to where it would be. */
  readonly distance: number;
}

/** Places tried at most: the search is exact below it and stops there. */
const maxTried = 200_000;

/**
 * The smallest change of a complete client for each other segment that one reaches: the fewest fields, then the
 * nearest in encoded space, ties to the first fields and categories. The smallest of all comes first. Categories
 * change to declared ones; a number moves just over the border, rounded away from it. Empty when a used field is
 * unknown.
 *
 * Tries the values of every set of fields, the smallest sets first: O(Π categories) for each set.
 */
export function smallestChanges(
  model: ModelFile,
  client: Client,
  options: SmallestChangeOptions = {},
): SegmentChange[] {
  const { maxFields = 3, fixed = [] } = options;
  const reader = createClientReader(model);
  const { values } = readClient(model, reader, client, options);
  if (values.slice(0, reader.nUsed).some(Number.isNaN)) return [];
  const encoded = encodeValues(model, reader, values);
  const own = nearestSegment(model, encoded);
  const fields = movableFields(model);
  const free = fields.flatMap(({ name }, f) => (fixed.includes(name) ? [] : [f]));
  const found = new Map<number, Found>();
  let nTried = 0;
  for (let size = 1; size <= Math.min(maxFields, free.length); size++) {
    const bySegment = new Map<number, Found>();
    for (const subset of subsetsOf(free, size)) {
      for (const place of placesOf(fields, subset, encoded)) {
        if (++nTried > maxTried) break;
        for (let target = 0; target < model.centroids.length; target++) {
          if (target === own || found.has(target)) continue;
          const reached = reach(model, fields, subset, place, { encoded, target });
          const before = bySegment.get(target);
          if (reached && (!before || reached.squared < before.squared)) bySegment.set(target, reached);
        }
      }
    }
    for (const [target, reached] of bySegment) found.set(target, reached);
    if (found.size === model.centroids.length - 1 || nTried > maxTried) break;
  }
  const said = (f: number, x: Float64Array): string | number => fields[f].say(x);
  return [...found]
    .sort(([a, one], [b, two]) => one.subset.length - two.subset.length || one.squared - two.squared || a - b)
    .map(([target, { subset, x, squared }]) => ({
      segmentId: idOf(model, target),
      changes: subset.map((f) => ({ field: fields[f].name, from: said(f, encoded), to: said(f, x) })),
      distance: Math.sqrt(squared),
    }));
}

interface Found {
  readonly subset: readonly number[];
  readonly x: Float64Array;
  readonly squared: number;
}

/** A used field as a part of encoded space. */
interface MovableField {
  readonly name: string;
  /** Its features are those from here on. */
  readonly from: number;
  /** The encoded values of each category; null for a number, which has one feature. */
  readonly options: readonly (readonly number[])[] | null;
  readonly scale: number;
  readonly offset: number;
  /** Numbers that stand for something else: none is a place to move to. */
  readonly sentinels: readonly number[];
  /** The value at a place of encoded space. */
  say(x: Float64Array): string | number;
}

function movableFields(model: ModelFile): MovableField[] {
  const features = encodedFeatures(model.transformer);
  const names = [...new Set(features.map(({ column }) => column))];
  return names.map((name): MovableField => {
    const from = features.findIndex(({ column }) => column === name);
    const own = features.filter(({ column }) => column === name);
    const { categories, scale, offset } = own[0];
    const sentinels =
      model.fields.find((field) => field.name === name)?.sentinels.map(({ value }) => value) ?? [];
    if (!categories) {
      const say = (x: Float64Array): number => Number((x[from] * scale + offset).toPrecision(12));
      return { name, from, options: null, scale, offset, sentinels, say };
    }
    const options = categories.map((_, code) =>
      own.map((feature) => feature.categories?.[code].value ?? Number.NaN),
    );
    const say = (x: Float64Array): string =>
      categories[options.findIndex((option) => option.every((value, j) => value === x[from + j]))].category;
    return { name, from, options, scale, offset, sentinels, say };
  });
}

/** Every way to give the category fields of a subset other categories; numbers stay. */
function* placesOf(
  fields: readonly MovableField[],
  subset: readonly number[],
  x: Float64Array,
): Generator<Float64Array> {
  const [first, ...rest] = subset;
  if (first === undefined) {
    yield x;
    return;
  }
  const { from, options } = fields[first];
  if (!options) {
    yield* placesOf(fields, rest, x);
    return;
  }
  for (const option of options) {
    if (option.every((value, j) => value === x[from + j])) continue;
    const moved = x.slice();
    moved.set(option, from);
    yield* placesOf(fields, rest, moved);
  }
}

/** The place with the numbers of the subset moved as little as the target needs; null where it is not reached. */
function reach(
  model: ModelFile,
  fields: readonly MovableField[],
  subset: readonly number[],
  place: Float64Array,
  { encoded, target }: { readonly encoded: Float64Array; readonly target: number },
): Found | null {
  const numbers = subset.filter((f) => fields[f].options === null);
  const x = place.slice();
  for (const f of numbers) x[fields[f].from] = model.centroids[target][fields[f].from];
  for (const f of numbers) {
    const moved = nearestNumber(model, fields[f], x, encoded[fields[f].from], target);
    if (moved === null) return null;
    x[fields[f].from] = moved;
  }
  if (nearestSegment(model, x) !== target) return null;
  const squared = x.reduce((sum, value, j) => sum + (value - encoded[j]) * (value - encoded[j]), 0);
  return { subset, x, squared };
}

/**
 * The value of one number, the rest as in x, that is nearest to `now` and belongs to the target; null when none does.
 *
 * Nearer to t than to r is 2 x (c_r − c_t) ≤ c_r² − c_t² + B_r − B_t, with B the squared distances of the other
 * features: an interval.
 */
function nearestNumber(
  model: ModelFile,
  { from, scale, offset, sentinels }: MovableField,
  x: Float64Array,
  now: number,
  target: number,
): number | null {
  const other = (s: number): number =>
    model.centroids[s].reduce((sum, c, j) => (j === from ? sum : sum + (x[j] - c) * (x[j] - c)), 0);
  const t = model.centroids[target][from];
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let s = 0; s < model.centroids.length; s++) {
    const r = model.centroids[s][from];
    if (s === target || r === t) continue;
    const border = (r * r - t * t + other(s) - other(target)) / (2 * (r - t));
    if (r > t) high = Math.min(high, border);
    else low = Math.max(low, border);
  }
  if (low > high) return null;
  if (now >= low && now <= high) return now;
  const border = now < low ? low : high;
  const raw = border * scale + offset;
  const value = now * scale + offset;
  for (const unit of unitsFor(value, raw)) {
    const rounded = (now < low ? Math.ceil(raw / unit) : Math.floor(raw / unit)) * unit;
    const moved = Number(rounded.toPrecision(12));
    const candidate = (moved - offset) / scale;
    if (candidate > low && candidate < high && !sentinels.includes(moved)) return candidate;
  }
  return null;
}

/** Steps to round a border to: whole numbers where the value is one, then three digits of the move, then finer. */
function unitsFor(value: number, border: number): number[] {
  const digits = Math.floor(Math.log10(Math.max(Math.abs(border - value), Number.MIN_VALUE)));
  const units = [2, 4, 6, 8].map((finer) => Number(`1e${digits - finer}`));
  return Number.isInteger(value) ? [1, ...units] : units;
}

function* subsetsOf(items: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = 0; i <= items.length - size; i++) {
    for (const rest of subsetsOf(items.slice(i + 1), size - 1)) yield [items[i], ...rest];
  }
}
