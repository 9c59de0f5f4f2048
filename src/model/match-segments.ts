/** From here on two groups of clients are the same one, though it may have changed. */
export const minOverlap = 0.5;
/** From here on it has not changed enough to be said. */
export const sameOverlap = 0.75;

/** How the clients of two sets of groups meet: counts, or weights, of the same clients. */
export interface GroupCounts {
  /** Shape (nGroups, nSegments): clients of the group that are in the segment. */
  readonly shared: readonly (readonly number[])[];
  /** Clients of each group. */
  readonly groups: readonly number[];
  /** Clients of each segment. */
  readonly segments: readonly number[];
}

/** The group that a segment was matched with. */
export interface SegmentMatch {
  /** Index of the segment. */
  readonly segment: number;
  /** Index of the group; null when none overlaps enough or a closer segment has it. */
  readonly group: number | null;
  /** Jaccard overlap with that group; without one, the largest overlap with any group. */
  readonly overlap: number;
  readonly isChanged: boolean;
}

/**
 * Matches segments one to one with groups of clients by Jaccard overlap |a ∩ b| ÷ |a ∪ b|, in [0, 1]: descriptions
 * by rule, or the segments of an earlier model. One match for each segment, in their order.
 *
 * Pairs are taken in falling overlap, ties in the order of the groups, then of the segments. Since segments share
 * no client, a group overlaps by more than one half with one segment at most, so this is the largest total
 * overlap. Below `minOverlap` nothing is matched; below `sameOverlap` the segment counts as changed.
 */
export function matchSegments({ shared, groups, segments }: GroupCounts): SegmentMatch[] {
  const overlaps = shared.map((row, g) =>
    row.map((both, s) => (both === 0 ? 0 : both / (groups[g] + segments[s] - both))),
  );
  const pairs = overlaps
    .flatMap((row, group) => row.map((overlap, segment) => ({ group, segment, overlap })))
    .filter(({ overlap }) => overlap >= minOverlap)
    .sort((a, b) => b.overlap - a.overlap || a.group - b.group || a.segment - b.segment);
  const taken = new Map<number, { readonly group: number; readonly overlap: number }>();
  const given = new Set<number>();
  for (const { group, segment, overlap } of pairs) {
    if (taken.has(segment) || given.has(group)) continue;
    taken.set(segment, { group, overlap });
    given.add(group);
  }
  return segments.map((_, segment) => {
    const match = taken.get(segment);
    const nearest = overlaps.reduce((most, row) => Math.max(most, row[segment]), 0);
    return {
      segment,
      group: match?.group ?? null,
      overlap: match?.overlap ?? nearest,
      isChanged: match !== undefined && match.overlap < sameOverlap,
    };
  });
}
