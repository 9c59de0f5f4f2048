import type { Derivation } from '../contract/study-config.ts';

/**
 * The category that a derivation gives for one value, or null where the value is missing or of the wrong kind:
 * `bucket` wants a number, `recode` a category, `flag` takes either.
 */
export function deriveValue(
  { bucket, recode, flag }: Pick<Derivation, 'bucket' | 'recode' | 'flag'>,
  value: string | number | null,
): string | null {
  if (value === null) return null;
  if (bucket) {
    if (typeof value !== 'number' || Number.isNaN(value)) return null;
    const place = bucket.edges.findIndex((edge) => value <= edge);
    return bucket.labels[place < 0 ? bucket.edges.length : place];
  }
  if (flag) return String(value) === String(flag.equals) ? flag.yes : flag.no;
  if (recode && typeof value === 'string') return Object.hasOwn(recode, value) ? recode[value] : value;
  return null;
}
