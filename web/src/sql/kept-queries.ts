/** What this browser keeps of queries: their text alone, never a result. */
export interface KeptQueries {
  readonly saved: readonly { readonly name: string; readonly sql: string }[];
  /** The newest first. */
  readonly history: readonly string[];
}

const place = 'clientele.sql';
const maxHistory = 50;
const nothing: KeptQueries = { saved: [], history: [] };

export function readKept(): KeptQueries {
  try {
    const value = JSON.parse(localStorage.getItem(place) ?? 'null') as Partial<KeptQueries> | null;
    const saved = (value?.saved ?? []).filter(
      (one) => typeof one?.name === 'string' && typeof one.sql === 'string',
    );
    return { saved, history: (value?.history ?? []).filter((sql) => typeof sql === 'string') };
  } catch {
    return nothing;
  }
}

/** Keeps them; a browser that forbids it forgets them with the visit. */
export function writeKept(kept: KeptQueries): KeptQueries {
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // Nothing depends on it.
  }
  return kept;
}

/** With one more query that was run. */
export function withRun(kept: KeptQueries, sql: string): KeptQueries {
  return { ...kept, history: [sql, ...kept.history.filter((one) => one !== sql)].slice(0, maxHistory) };
}

/** With a query under a name; the same name is written over. */
export function withSaved(kept: KeptQueries, name: string, sql: string): KeptQueries {
  return { ...kept, saved: [...kept.saved.filter((one) => one.name !== name), { name, sql }] };
}

export function withoutSaved(kept: KeptQueries, name: string): KeptQueries {
  return { ...kept, saved: kept.saved.filter((one) => one.name !== name) };
}
