import type { RunFigures } from '../../../src/contract/index.ts';

/** A value that is more common in a segment than among all clients. */
export interface Contrast {
  readonly column: string;
  readonly value: string;
  readonly share: number;
  readonly overall: number;
}

/** The strongest contrasts of a segment: of each column the value that gains most, the largest gain first. */
export function contrastsOf(
  segment: RunFigures['segments'][number] | undefined,
  nShown: number,
): readonly Contrast[] {
  const gain = ({ share, overall }: Contrast): number => share - overall;
  return (segment?.profile ?? [])
    .flatMap((column): Contrast[] => {
      if (column.kind === 'numeric') return [];
      const [highest] = column.shares
        .map(({ category, share, overall }) => ({ column: column.column, value: category, share, overall }))
        .sort((a, b) => gain(b) - gain(a));
      return highest ? [highest] : [];
    })
    .sort((a, b) => gain(b) - gain(a))
    .slice(0, nShown);
}
