import type { DerivedColumn } from '../contract/index.ts';
import { InputError } from '../contract/index.ts';
import { type CategoryColumn, compareText, type FrameColumn } from '../ml/index.ts';

/** A derived column from the column it is made of; missing cells stay missing. */
export function deriveColumn(spec: DerivedColumn, from: FrameColumn): CategoryColumn {
  if (spec.bucket) return bucket(spec.name, from, spec.bucket);
  if (spec.recode) return recode(spec.name, from, spec.recode);
  if (spec.flag) return flag(spec.name, from, spec.flag);
  throw new InputError('E_CONFIG', `derived.${spec.name}: give one of bucket, recode and flag`);
}

function bucket(name: string, from: FrameColumn, spec: NonNullable<DerivedColumn['bucket']>): CategoryColumn {
  if (from.kind !== 'numeric') throw wrongKind(name, from, 'numbers');
  const codes = Int32Array.from(from.values, (value) => {
    if (Number.isNaN(value)) return -1;
    const place = spec.edges.findIndex((edge) => value <= edge);
    return place < 0 ? spec.edges.length : place;
  });
  return { kind: 'category', name, codes, categories: spec.labels };
}

function recode(name: string, from: FrameColumn, map: Readonly<Record<string, string>>): CategoryColumn {
  if (from.kind !== 'category') throw wrongKind(name, from, 'categories');
  const renamed = from.categories.map((category) =>
    Object.hasOwn(map, category) ? map[category] : category,
  );
  const categories = [...new Set(renamed)].sort(compareText);
  const places = renamed.map((category) => categories.indexOf(category));
  return {
    kind: 'category',
    name,
    codes: from.codes.map((code) => (code < 0 ? -1 : places[code])),
    categories,
  };
}

function flag(name: string, from: FrameColumn, spec: NonNullable<DerivedColumn['flag']>): CategoryColumn {
  const categories = [spec.no, spec.yes];
  if (from.kind === 'numeric') {
    const codes = Int32Array.from(from.values, (value) =>
      Number.isNaN(value) ? -1 : Number(value === spec.equals),
    );
    return { kind: 'category', name, codes, categories };
  }
  const wanted = from.categories.indexOf(String(spec.equals));
  return {
    kind: 'category',
    name,
    codes: from.codes.map((code) => (code < 0 ? -1 : Number(code === wanted))),
    categories,
  };
}

function wrongKind(name: string, from: FrameColumn, wanted: string): InputError {
  return new InputError('E_CONFIG', `derived.${name}: column "${from.name}" must hold ${wanted}`, {
    hint: 'make it of another column',
  });
}
