import { formatList } from '../format.ts';

/** «Возраст», «Работа» и «Образование»: names are quoted, since they cannot be inflected. */
export function quotedNames(names: readonly string[]): string {
  return formatList(
    names.map((name) => `«${name}»`),
    'и',
  );
}

/** по признакам «Возраст» и «Работа». */
export function byFeatures(columns: readonly string[]): string {
  return `по ${columns.length === 1 ? 'признаку' : 'признакам'} ${quotedNames(columns)}`;
}
