import { type Dashboard, type DashboardResponse, dashboardSchema } from '../../../src/contract/index.ts';

const place = 'clientele.dashboard-draft';

/** The draft of this dashboard and version that the tab was left with; null for none. */
export function readKeptDraft({ id, version, dashboard }: DashboardResponse): Dashboard | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Record<string, unknown> | null;
    if (kept?.id !== id || kept.version !== version) return null;
    const draft = dashboardSchema.safeParse(kept.draft).data;
    // Another run may have been served here since.
    return draft && tableOf(draft) === tableOf(dashboard) ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps a draft as long as the tab, so that another page may be looked at; null forgets it. */
export function keepDraft({ id, version }: DashboardResponse, draft: Dashboard | null): void {
  try {
    if (draft) sessionStorage.setItem(place, JSON.stringify({ id, version, draft }));
    else sessionStorage.removeItem(place);
  } catch {
    // A browser may forbid it; the draft then ends with the page.
  }
}

function tableOf({ order, fields, metrics }: Dashboard): string {
  return JSON.stringify([order, fields, metrics]);
}
