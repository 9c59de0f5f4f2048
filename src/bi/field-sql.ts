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
  const parts: Part[] = [];
  let from = { path: table, alias: 't' };
  calendars.forEach((calendar, i) => {
    const names = dateNames(i);
    const steps: readonly (readonly [string, Selected])[] = [
      [`numbered_${i}`, { name: names.month, expression: monthNumber(calendar) }],
      [
        `compared_${i}`,
        { name: names.before, expression: lag(column('t', names.month), column('t', order)) },
      ],
      [
        `dated_${i}`,
        {
          name: names.year,
          expression: operation(
            '+',
            integer(calendar.start.year),
            runningSum(
              choose(
                [[operation('<', column('t', names.month), column('t', names.before)), integer(1)]],
                integer(0),
              ),
              column('t', order),
            ),
          ),
        },
      ],
    ];
    for (const [name, selected] of steps) {
      parts.push({ name, body: { kind: 'select', whole: ['t'], columns: [selected], from } });
      from = { path: [name], alias: 't' };
    }
  });
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
  return [...parts, { name: preparedName, body: { kind: 'select', columns, from } }];
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

function dateNames(i: number): { readonly month: string; readonly before: string; readonly year: string } {
  return { month: `month number ${i}`, before: `month before ${i}`, year: `year ${i}` };
}

function monthNumber({ column: name, months }: Calendar): Expression {
  return choose(
    months.map((month, i) => [equal(column('t', name), text(month)), integer(i + 1)] as const),
    nothing,
  );
}

function fieldText(field: DashboardField, calendars: readonly Calendar[]): Expression {
  const { bins, calendar } = field;
  if (calendar) {
    const wanted = calendarKey(calendar);
    const names = dateNames(calendars.findIndex((one) => calendarKey(one) === wanted));
    const year = cast(column('t', names.year), 'text');
    if (calendar.part === 'year') return year;
    const number = choose(
      calendar.months.map((_, i) => [
        equal(column('t', names.month), integer(i + 1)),
        text(`-${String(i + 1).padStart(2, '0')}`),
      ]),
      nothing,
    );
    return operation('||', year, number);
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
