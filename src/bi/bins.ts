import type { DashboardField } from '../contract/index.ts';

type Bins = NonNullable<DashboardField['bins']>;

/** The names of bins in order, one more than there are edges: "<30", "30–39", "60+". */
export function binKeys({ edges, from, whole }: Bins): string[] {
  const last = edges[edges.length - 1] ?? 0;
  const first = edges[0] ?? 0;
  return [
    from === undefined ? `<${number(first)}` : range(from, first, whole),
    ...edges.slice(1).map((edge, i) => range(edges[i] ?? 0, edge, whole)),
    `${number(last)}+`,
  ];
}

function range(from: number, to: number, isWhole: boolean): string {
  if (!isWhole) return `${number(from)}–${number(to)}`;
  return to - from <= 1 ? number(from) : `${number(from)}–${number(to - 1)}`;
}

function number(value: number): string {
  return String(value).replace('-', '−');
}
