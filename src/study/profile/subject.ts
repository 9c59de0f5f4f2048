import type { CategoryValues, ColumnType, ColumnValues, StudyConfig } from '../../contract/index.ts';
import { type NumberedValues, numberValues, type OrderedValues, orderValues } from '../../ml/index.ts';
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
  /** Rows of each number. */
  readonly counts: Float64Array;
  readonly nMissing: number;
  readonly nDistinct: number;
  /** The numbers without sentinels, NaN for those and for missing; null where the column holds none. */
  readonly numbers: Float64Array | null;
  /** The different numbers, sentinels among them, by their code; empty where the column holds none. */
  readonly distinct: Float64Array;
  /** The different numbers without sentinels, rising. */
  readonly ordered: OrderedValues;
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
  const { codes, values, counts } = numberCells(cells);
  let nMissing = 0;
  for (let i = 0; i < codes.length; i++) nMissing += Number(codes[i] < 0);
  const isNumeric = cells.kind === 'numeric';
  const isSentinel = Uint8Array.from(values, (value) => Number(sentinels.includes(value)));
  return {
    ...head,
    cells,
    codes,
    counts,
    nDistinct: counts.length,
    nMissing,
    numbers: isNumeric ? withoutSentinels(cells.values, codes, isSentinel) : null,
    distinct: values,
    ordered: orderValues({
      values: values.filter((_, code) => !isSentinel[code]),
      counts: counts.filter((_, code) => isNumeric && !isSentinel[code]),
    }),
    sentinels: sentinels.map((value) => ({
      value,
      count: isNumeric ? (counts[values.indexOf(value)] ?? 0) : 0,
    })),
  };
}

function withoutSentinels(numbers: Float64Array, codes: Int32Array, isSentinel: Uint8Array): Float64Array {
  if (!isSentinel.includes(1)) return numbers;
  const known = numbers.slice();
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0 && isSentinel[codes[i]]) known[i] = Number.NaN;
  return known;
}

function numberCells(cells: ColumnValues): NumberedValues {
  if (cells.kind === 'numeric') return numberValues(cells.values);
  const values = new Float64Array(0);
  const codes = cells.kind === 'category' ? inOrderOfAppearance(cells) : numberTexts(cells.values);
  let nDistinct = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i] >= nDistinct) nDistinct = codes[i] + 1;
  const counts = new Float64Array(nDistinct);
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) counts[codes[i]]++;
  return { codes, values, counts };
}

function inOrderOfAppearance({ codes, categories }: CategoryValues): Int32Array {
  const ids = new Int32Array(categories.length).fill(-1);
  const found = new Int32Array(codes.length);
  let nIds = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code >= 0 && ids[code] < 0) ids[code] = nIds++;
    found[i] = code < 0 ? -1 : ids[code];
  }
  return found;
}

function numberTexts(values: readonly (string | null)[]): Int32Array {
  const ids = new Map<string, number>();
  return Int32Array.from(values, (value) => {
    if (value === null) return -1;
    const id = ids.get(value) ?? ids.size;
    if (id === ids.size) ids.set(value, id);
    return id;
  });
}
