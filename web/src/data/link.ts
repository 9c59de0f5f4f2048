import type { DashboardAsk, DashboardFilter } from '../../../src/contract/index.ts';

/** What of a dashboard stands in the address: names of fields and categories, nothing of a client. */
export interface BoardView {
  readonly id: string | null;
  readonly filters: DashboardFilter;
  readonly compare: DashboardAsk['compare'];
}

/** `portugal-bank?job=admin.&job=student&compare=segment:1:2` as a view. */
export function readView(part: string): BoardView {
  const [id = '', query = ''] = part.split('?');
  const filters: Record<string, string[]> = {};
  let compare: BoardView['compare'] = null;
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === 'compare') {
      const [field, one, other] = value.split(':').map(decodeURIComponent);
      if (field && one !== undefined) compare = { field, one, other: other ?? null };
    } else if (/^[a-z][a-z0-9_]*$/.test(name)) {
      filters[name] = [...(filters[name] ?? []), value];
    }
  }
  return { id: id === '' ? null : id, filters, compare };
}

export function writeView({ id, filters, compare }: BoardView): string {
  const query = new URLSearchParams();
  for (const [field, categories] of Object.entries(filters)) {
    for (const category of categories) query.append(field, category);
  }
  if (compare) {
    const { field, one, other } = compare;
    query.set('compare', [field, one, ...(other === null ? [] : [other])].map(encodeURIComponent).join(':'));
  }
  // A slash would end the part.
  const text = query.toString().replaceAll('/', '%2F');
  return `${id ?? ''}${text === '' ? '' : `?${text}`}`;
}

/** The filters after a mark was chosen: it alone, or, chosen again, none; several replace what was there. */
export function toggleKeys(
  filters: DashboardFilter,
  chosen: readonly Readonly<Record<string, string>>[],
  adds: boolean,
): DashboardFilter {
  const next: Record<string, string[]> = { ...filters };
  const fields = [...new Set(chosen.flatMap((keys) => Object.keys(keys)))];
  for (const field of fields) {
    const wanted = [...new Set(chosen.flatMap((keys) => keys[field] ?? []))];
    const before = filters[field] ?? [];
    const isSame = before.length === wanted.length && wanted.every((category) => before.includes(category));
    const merged = adds
      ? [...before.filter((one) => !wanted.includes(one)), ...wanted.filter((one) => !before.includes(one))]
      : wanted;
    if ((isSame && !adds) || merged.length === 0) delete next[field];
    else next[field] = merged;
  }
  return next;
}
