import type { Dashboard, DashboardField } from '../contract/index.ts';
import {
  all,
  any,
  call,
  cast,
  choose,
  coalesce,
  column,
  type Expression,
  equal,
  integer,
  isNull,
  type Join,
  lag,
  nothing,
  operation,
  type Part,
  runningSum,
  type Selected,
  text,
} from '../sql/index.ts';
import { binKeys } from './bins.ts';

/** The part of a query that has every field as text and every number that metrics need, a row a client. */
export const preparedName = 'prepared';
/** The column of a field, and that of a number, in `prepared`. */
export const fieldColumn = (name: string): string => `f_${name}`;
export const numberColumn = (name: string): string => `n_${name}`;

type Calendar = NonNullable<DashboardField['calendar']>;

/**
 * The parts that lead from a table to `prepared`.
 *
 * A table without dates has its months from the order of its rows: the month is numbered by CASE, compared with that of
 * the row before by LAG, and a running sum counts a year each time the number falls.
 */
export function prepareParts(dashboard: Dashboard, table: readonly string[]): Part[] {
  const { fields, order } = dashboard;
  const calendars = calendarsOf(fields);
  const columns: Selected[] = [
    ...fields.map((field) => ({
      name: fieldColumn(field.name),
      expression: coalesce(fieldText(field, calendars), text('')),
    })),
    ...numbersOf(dashboard).map((name) => ({
      name: numberColumn(name),
      expression: cast(column('t', name), 'double'),
    })),
  ];
  const joins = calendars.map(
    (_, i): Join => ({
      kind: 'left',
      path: [`dated_${i}`],
      alias: datedAlias(i),
      on: equal(column(datedAlias(i), 'place'), column('t', order)),
    }),
  );
  return [
    ...calendars.flatMap((calendar, i) => yearParts(calendar, i, order, table)),
    { name: preparedName, body: { kind: 'select', columns, from: { path: table, alias: 't' }, joins } },
  ];
}

/** The parts that lead to the year of each place in the order; of the table, no more is sorted than they need. */
function yearParts(calendar: Calendar, i: number, order: string, table: readonly string[]): Part[] {
  const from = (name: string) => ({ path: [name], alias: 'p' });
  const [place, month, before] = [column('p', 'place'), column('p', 'month'), column('p', 'before')];
  const year = operation(
    '+',
    integer(calendar.start.year),
    runningSum(choose([[operation('<', month, before), integer(1)]], integer(0)), place),
  );
  return [
    {
      name: `numbered_${i}`,
      body: {
        kind: 'select',
        columns: [
          { name: 'place', expression: column('t', order) },
          { name: 'month', expression: byMonth(calendar, (number) => integer(number)) },
        ],
        from: { path: table, alias: 't' },
      },
    },
    {
      name: `compared_${i}`,
      body: {
        kind: 'select',
        whole: ['p'],
        columns: [{ name: 'before', expression: lag(month, place) }],
        from: from(`numbered_${i}`),
      },
    },
    {
      name: `counted_${i}`,
      body: {
        kind: 'select',
        columns: [
          { name: 'place', expression: place },
          { name: 'year', expression: year },
        ],
        from: from(`compared_${i}`),
      },
    },
    {
      // Rows at one place have one year, so that no row is joined twice.
      name: `dated_${i}`,
      body: {
        kind: 'select',
        columns: [
          { name: 'place', expression: place },
          { name: 'year', expression: call('MIN', column('p', 'year')) },
        ],
        from: from(`counted_${i}`),
        groupBy: [place],
      },
    },
  ];
}

/** Columns of numbers that metrics need. */
export function numbersOf({ metrics }: Dashboard): string[] {
  return [...new Set(metrics.flatMap(({ sum, mean, spread }) => [sum ?? mean ?? spread ?? []].flat()))];
}

/** True for the rows that have one of the categories in every field. */
export function passes(filters: Readonly<Record<string, readonly string[]>>): Expression | null {
  const fields = Object.entries(filters);
  if (fields.length === 0) return null;
  return all(
    fields.map(([field, categories]) =>
      categories.length === 0
        ? equal(integer(1), integer(0))
        : any(categories.map((category) => equal(column('p', fieldColumn(field)), text(category)))),
    ),
  );
}

function calendarsOf(fields: readonly DashboardField[]): Calendar[] {
  const found = new Map(
    fields.flatMap(({ calendar }) => (calendar ? [[calendarKey(calendar), calendar] as const] : [])),
  );
  return [...found.values()];
}

function calendarKey({ column: name, months, start }: Calendar): string {
  return JSON.stringify([name, months, start]);
}

const datedAlias = (i: number): string => `d${i}`;

/** What stands for the month of a row. */
function byMonth({ column: name, months }: Calendar, of: (number: number) => Expression): Expression {
  return choose(
    months.map((month, i) => [equal(column('t', name), text(month)), of(i + 1)] as const),
    nothing,
  );
}

function fieldText(field: DashboardField, calendars: readonly Calendar[]): Expression {
  const { bins, calendar } = field;
  if (calendar) {
    const wanted = calendarKey(calendar);
    const i = calendars.findIndex((one) => calendarKey(one) === wanted);
    const year = cast(column(datedAlias(i), 'year'), 'text');
    if (calendar.part === 'year') return year;
    return operation(
      '||',
      year,
      byMonth(calendar, (number) => text(`-${String(number).padStart(2, '0')}`)),
    );
  }
  if (bins) {
    const keys = binKeys(bins);
    const value = cast(column('t', bins.column), 'double');
    return choose(
      [
        [isNull(value), nothing],
        ...bins.edges.map(
          (edge, i) => [operation('<', value, cast(numberOf(edge), 'double')), text(keys[i] ?? '')] as const,
        ),
      ],
      text(keys[keys.length - 1] ?? ''),
    );
  }
  return call('COALESCE', cast(column('t', field.column ?? field.name), 'text'));
}

function numberOf(value: number): Expression {
  return Number.isInteger(value) ? integer(value) : { kind: 'double', value };
}
