import type { OpenDashboard } from '../../bi/index.ts';
import {
  canonicalJson,
  type Dashboard,
  type DashboardAnswer,
  type DashboardData,
  type DashboardList,
  type DashboardResponse,
  InputError,
  tilesOf,
} from '../../contract/index.ts';
import { parseDashboard, reviseDashboard } from '../../study/index.ts';
import { wordsFor } from '../../words/index.ts';
import type { ServerDeps } from '../deps.ts';
import { refuse, refuseValues, wrongValue } from '../request/request-error.ts';

/** Answers kept by what was asked. */
const mostAnswers = 200;

/** The dashboards of the served run; each change is a version of its own in the run's `bi/`. */
export interface Dashboards {
  list(): Promise<DashboardList>;
  /** Errors: E_NOT_FOUND. */
  read(id: string): Promise<DashboardResponse>;
  /** Every tile at once, also of a draft. Errors: E_NOT_FOUND; E_REQUEST for a draft with other fields or metrics. */
  answer(id: string, data: DashboardData): Promise<DashboardAnswer>;
  /** Keeps comments and order of the file. Errors: E_NOT_FOUND, E_CONFLICT, E_RUN_IN_USE, E_READ_ONLY. */
  save(id: string, version: number, dashboard: Dashboard): Promise<DashboardResponse>;
}

interface Held {
  readonly version: number;
  readonly dashboard: Dashboard;
  readonly opened: Promise<OpenDashboard>;
  readonly answers: Map<string, Promise<DashboardAnswer>>;
}

interface FoundDashboard {
  readonly version: number;
  /** Of its file. */
  readonly text: string;
  readonly dashboard: Dashboard;
}

/** What the loaded table of two dashboards would differ by; null where it is the same. */
function otherPart(one: Dashboard, other: Dashboard): 'order' | 'fields' | 'metrics' | null {
  const parts = ['order', 'fields', 'metrics'] as const;
  return parts.find((part) => canonicalJson(one[part]) !== canonicalJson(other[part])) ?? null;
}

function refuseDraft(part: string): Error {
  const problem = { en: wordsFor('en').api.draftFields, ru: wordsFor('ru').api.draftFields };
  return refuseValues([wrongValue('E_REQUEST', { path: `dashboard.${part}`, problem })]);
}

/** Reads, answers and saves dashboards. */
export function createDashboards({ readRunFile, writeRunFiles, dashboards }: ServerDeps): Dashboards {
  const held = new Map<string, Held>();
  let changing: Promise<unknown> = Promise.resolve();
  const fileOf = (id: string, version: number): string => `bi/${id}/${version}.yaml`;
  const readText = async (path: string): Promise<string | null> => {
    const bytes = await readRunFile(path);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  };
  const readFile = async (id: string): Promise<FoundDashboard> => {
    const given = dashboards?.given.find((one) => one.id === id);
    if (!given) throw refuse('E_NOT_FOUND', {});
    let version = 0;
    let text = given.text;
    for (;;) {
      const later = await readText(fileOf(id, version + 1));
      if (later === null) break;
      text = later;
      version++;
    }
    return { version, text, dashboard: parseDashboard(text, version === 0 ? id : fileOf(id, version)) };
  };
  const read = async (id: string): Promise<DashboardResponse> => {
    const { version, dashboard } = await readFile(id);
    return { id, version, dashboard, canSave: writeRunFiles !== undefined };
  };
  /** The open table of the newest version; one that cannot be opened is not there. */
  const open = async (id: string): Promise<Held> => {
    const { version, dashboard } = await readFile(id);
    const before = held.get(id);
    if (before?.version === version) return before;
    if (!dashboards) throw refuse('E_NOT_FOUND', {});
    const isSameTable = before !== undefined && otherPart(before.dashboard, dashboard) === null;
    const opened = isSameTable ? before.opened : dashboards.open(dashboard);
    const own: Held = { version, dashboard, opened, answers: new Map() };
    held.set(id, own);
    // A dashboard of other columns is not for this table.
    const table = await opened.catch(() => {
      held.delete(id);
      throw refuse('E_NOT_FOUND', {});
    });
    if (!isSameTable) void before?.opened.then((old) => old.close());
    // A first click on any field is answered from what is read ahead.
    void table.warm(() => held.get(id) === own, tilesOf(dashboard)).catch(() => {});
    return own;
  };
  const save = async (id: string, version: number, dashboard: Dashboard): Promise<DashboardResponse> => {
    if (!writeRunFiles) throw refuse('E_READ_ONLY', {});
    const before = await readFile(id);
    if (before.version !== version) throw refuse('E_CONFLICT', { version: before.version });
    const text = reviseDashboard(before.text, dashboard);
    await writeRunFiles([{ path: fileOf(id, version + 1), text }]).catch((error: unknown) => {
      if (error instanceof InputError && error.code === 'E_RUN_IN_USE') throw refuse('E_RUN_IN_USE', {});
      throw error;
    });
    return read(id);
  };
  return {
    async list() {
      const found = await Promise.all(
        (dashboards?.given ?? []).map(async ({ id }) => {
          const own = await open(id).catch(() => null);
          if (!own) return [];
          const { dashboard, version } = await read(id);
          return [{ id, title: dashboard.title, version }];
        }),
      );
      return { dashboards: found.flat() };
    },
    read,
    async answer(id, { dashboard: draft, ...ask }) {
      const { dashboard, opened, answers } = await open(id);
      if (draft) {
        const part = otherPart(dashboard, draft);
        if (part !== null) throw refuseDraft(part);
        return (await opened).answer(ask, tilesOf(draft));
      }
      const key = JSON.stringify([Object.entries(ask.filters).sort(), ask.compare]);
      const kept = answers.get(key);
      if (kept) return kept;
      const answer = opened.then((table) => table.answer(ask, tilesOf(dashboard)));
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
      const [oldest] = answers.keys();
      if (answers.size > mostAnswers && oldest !== undefined) answers.delete(oldest);
      return answer;
    },
    save(id, version, dashboard) {
      // One at a time: the second of two sees what the first has written.
      const done = changing.then(() => save(id, version, dashboard));
      changing = done.catch(() => {});
      return done;
    },
  };
}
