import type { ColumnType, ColumnValues, StudyConfig } from '../../contract/index.ts';
import { type StudyField, studyFields } from '../table.ts';
import type { ProfileTable } from './read-profile-table.ts';
import type { ColumnProfile, ProfileRole, ProfileText, ValueCount } from './table-profile.ts';

/** A column under study: its cells, and what is known of it. */
export interface Subject {
  readonly name: string;
  readonly source: string;
  readonly label: ProfileText | null;
  readonly reason: ProfileText | null;
  readonly type: ColumnType;
  readonly role: ProfileRole;
  readonly origin: ColumnProfile['origin'];
  readonly cells: ColumnValues;
  /** The value of each row, numbered in order of appearance; −1 is missing. */
  readonly codes: Int32Array;
  readonly nMissing: number;
  readonly nDistinct: number;
  /** The numbers without sentinels, NaN for those and for missing; null where the column holds none. */
  readonly numbers: Float64Array | null;
  readonly sentinels: readonly ValueCount<number>[];
  /** The order of the categories of an ordinal column. */
  readonly order: readonly string[] | null;
}

/** Whether a column is the date itself. */
export function isOfCalendar({ origin }: Pick<ColumnProfile, 'origin'>): boolean {
  return origin === 'year' || origin === 'month';
}

type SubjectHead = Pick<
  Subject,
  'name' | 'source' | 'label' | 'reason' | 'type' | 'role' | 'origin' | 'order'
>;

/** The columns of the file in its order, then the derived ones. */
export function tableSubjects(table: ProfileTable, config: StudyConfig | null): Subject[] {
  const fields = config ? studyFields(config) : [];
  const keptCells = new Map<string, ColumnValues>(
    [
      ...(table.kept?.frame.columns ?? []),
      ...(table.kept?.identifiers ?? []).map((column): ColumnValues => ({ kind: 'text', ...column })),
    ].map((cells) => [cells.name, cells]),
  );
  const others = new Map(table.others.map((other) => [other.values.name, other]));
  const names = new Set(keptCells.keys());
  const ofFile = table.order.flatMap((source) => {
    const field = fields.find((candidate) => candidate.column && candidate.source === source);
    const other = others.get(source);
    if (!other) return field ? keptSubject(field, keptCells) : [];
    const name = freeName(source, names);
    names.add(name);
    const head = { name, source, origin: 'file' as const, type: other.type, order: null };
    const known = {
      label: field?.column?.label ?? null,
      reason: field?.column?.reason ?? null,
      role: field?.role ?? (config ? ('undeclared' as const) : null),
    };
    return [makeSubject({ ...head, ...known }, other.values, [])];
  });
  const derived = fields.filter((field) => field.derived).flatMap((field) => keptSubject(field, keptCells));
  return [...ofFile, ...derived];
}

/** A name that is not taken. */
export function freeName(name: string, taken: { has(name: string): boolean }): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
  return free;
}

function keptSubject(field: StudyField, cells: ReadonlyMap<string, ColumnValues>): Subject[] {
  const { name, source, type, role, column, derived } = field;
  const own = cells.get(name);
  if (!own) return [];
  const head: SubjectHead = {
    name,
    source,
    type,
    role,
    origin: derived ? 'derived' : 'file',
    label: column?.label ?? derived?.label ?? null,
    reason: column?.reason ?? derived?.reason ?? null,
    order: column?.order ?? derived?.bucket?.labels ?? null,
  };
  return [
    makeSubject(
      head,
      own,
      (column?.sentinels ?? []).map(({ value }) => value),
    ),
  ];
}

/** A column with its values numbered and its sentinels set apart. */
export function makeSubject(head: SubjectHead, cells: ColumnValues, sentinels: readonly number[]): Subject {
  const { codes, nDistinct, nMissing } = numberValues(cells);
  const counts = sentinels.map((value) => ({ value, count: 0 }));
  let numbers: Float64Array | null = null;
  if (cells.kind === 'numeric') {
    numbers = cells.values.map((value) => {
      const sentinel = counts.find((candidate) => candidate.value === value);
      if (!sentinel) return value;
      sentinel.count++;
      return Number.NaN;
    });
  }
  return { ...head, cells, codes, nDistinct, nMissing, numbers, sentinels: counts };
}

function numberValues(cells: ColumnValues): Pick<Subject, 'codes' | 'nDistinct' | 'nMissing'> {
  const values = cells.kind === 'category' ? cells.codes : cells.values;
  const isMissing = (value: number | string | null): boolean =>
    value === null ||
    (typeof value === 'number' && (Number.isNaN(value) || (cells.kind === 'category' && value < 0)));
  const ids = new Map<number | string | null, number>();
  const codes = new Int32Array(values.length);
  let nMissing = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (isMissing(value)) {
      codes[i] = -1;
      nMissing++;
      continue;
    }
    let id = ids.get(value);
    if (id === undefined) {
      id = ids.size;
      ids.set(value, id);
    }
    codes[i] = id;
  }
  return { codes, nDistinct: ids.size, nMissing };
}
