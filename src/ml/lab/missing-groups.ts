import { type Frame, isMissing } from '../frame.ts';

/** Columns that share more than this part of their missing rows go missing together. */
const minShared = 0.5;

/**
 * The columns with missing cells, those that go missing together in one group, in the order of the frame.
 *
 * Two columns go together when the rows that miss both are over half of the rows that miss either (Jaccard); groups are
 * the connected columns. O(nRows × columns with missing cells²).
 */
export function missingGroups(frame: Frame): string[][] {
  const gapped = frame.columns.flatMap((column) => {
    const flags = Uint8Array.from({ length: frame.nRows }, (_, i) => Number(isMissing(column, i)));
    return flags.includes(1) ? [{ name: column.name, flags }] : [];
  });
  const groups: { name: string; flags: Uint8Array }[][] = [];
  for (const one of gapped) {
    const joined = groups.filter((group) => group.some(({ flags }) => shared(flags, one.flags) > minShared));
    const rest = groups.filter((group) => !joined.includes(group));
    groups.splice(0, groups.length, ...rest, [...joined.flat(), one]);
  }
  const place = (name: string): number => gapped.findIndex((one) => one.name === name);
  return groups
    .map((group) => group.map(({ name }) => name).sort((a, b) => place(a) - place(b)))
    .sort((a, b) => place(a[0]) - place(b[0]));
}

function shared(a: Uint8Array, b: Uint8Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.length; i++) {
    both += a[i] & b[i];
    either += a[i] | b[i];
  }
  return both / either;
}
