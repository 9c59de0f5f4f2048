import { type DerivedColumn, type InputError, inputError } from '../contract/index.ts';
import { type CategoryColumn, compareText, type FrameColumn } from '../ml/index.ts';
import { deriveValue } from '../model/index.ts';
import { refusal } from '../words/index.ts';

/** A derived column from the column it is made of; missing cells stay missing. */
export function deriveColumn(spec: DerivedColumn, from: FrameColumn): CategoryColumn {
  if (spec.bucket && from.kind !== 'numeric') throw wrongKind(spec.name, from, 'numbers');
  if (spec.recode && from.kind !== 'category') throw wrongKind(spec.name, from, 'categories');
  if (from.kind === 'numeric') {
    const categories = derivedCategories(spec, []);
    const codes = Int32Array.from(from.values, (value) =>
      Number.isNaN(value) ? -1 : categories.indexOf(deriveValue(spec, value) ?? ''),
    );
    return { kind: 'category', name: spec.name, codes, categories };
  }
  const renamed = from.categories.map((category) => deriveValue(spec, category) ?? category);
  const categories = derivedCategories(spec, renamed);
  const places = renamed.map((category) => categories.indexOf(category));
  const codes = from.codes.map((code) => (code < 0 ? -1 : places[code]));
  return { kind: 'category', name: spec.name, codes, categories };
}

/** Labels in their order, no before yes, or the new names in alphabetical order. */
function derivedCategories({ bucket, flag }: DerivedColumn, renamed: readonly string[]): readonly string[] {
  if (bucket) return bucket.labels;
  return flag ? [flag.no, flag.yes] : [...new Set(renamed)].sort(compareText);
}

function wrongKind(name: string, from: FrameColumn, wanted: 'numbers' | 'categories'): InputError {
  const details = { path: `derived.${name}`, kind: 'source-kind', from: from.name, wanted } as const;
  return inputError(refusal('E_CONFIG', details));
}
