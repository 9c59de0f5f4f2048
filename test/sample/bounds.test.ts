import { beforeAll, describe, expect, it } from 'vitest';
import { realTable } from '../real-table.ts';
import { bankRecipe, type CellTable, codeOf, drawSample, readReal } from './tables.ts';
import {
  categoryGrouping,
  cramersV,
  decileGrouping,
  groupRows,
  sharesOf,
  shareTable,
  shareUpTo,
  totalVariation,
} from './two-way.ts';

const percent = (share: number): string => `${(100 * share).toFixed(3)} %`;
const sample: CellTable = drawSample(1_000_000);

// What holds of the recipe alone.
describe('the sample of the example, 1,000,000 rows', () => {
  it('rests on no count of fewer than 10 clients', () => {
    const { calendar, variables } = bankRecipe;
    const days = calendar.months.flatMap((month) => month.days.map(({ weight }) => weight));
    const states = variables.flatMap((variable) => variable.states);
    const pieces = states.flatMap(({ cells }) =>
      cells.flatMap((cell) => (Array.isArray(cell) ? cell.map(([, , weight]) => weight) : [])),
    );
    const least = Math.min(...days, ...states.map(({ weight }) => weight), ...pieces);
    console.info(`the smallest count in the recipe: ${least} clients (bar: 10)`);
    expect(least).toBeGreaterThanOrEqual(10);
  });

  it('has the 21 columns of the table in their order', () => {
    expect(bankRecipe.columns.map(({ name }) => name).join()).toBe(
      'age,job,marital,education,default,housing,loan,contact,month,day_of_week,duration,campaign,pdays,previous,poutcome,emp.var.rate,cons.price.idx,cons.conf.idx,euribor3m,nr.employed,y',
    );
  });

  it('has the outcome of 11.3 % of clients, ± 0.5 percentage points', () => {
    const share = sharesOf(sample.cells.y!).get(codeOf('y', 'yes'))!;
    console.info(`outcome: ${percent(share)} (bar: 11.3 ± 0.5 %)`);
    expect(Math.abs(share - 0.113)).toBeLessThanOrEqual(0.005);
  });

  it('knows housing and loan both or neither', () => {
    const { housing, loan } = sample.cells;
    const [noHousing, noLoan] = [codeOf('housing', 'unknown'), codeOf('loan', 'unknown')];
    let unknown = 0;
    let apart = 0;
    for (let row = 0; row < sample.nRows; row++) {
      if (housing![row] === noHousing) unknown++;
      if ((housing![row] === noHousing) !== (loan![row] === noLoan)) apart++;
    }
    console.info(`housing unknown: ${unknown} rows; one of the two alone: ${apart} (bar: 0)`);
    expect(unknown).toBeGreaterThan(0);
    expect(apart).toBe(0);
  });

  it('is in date order: the months of the calendar, one after the other', () => {
    const month = sample.cells.month!;
    const runs: number[] = [];
    for (let row = 0; row < sample.nRows; row++) if (month[row] !== runs.at(-1)) runs.push(month[row]!);
    const wanted = bankRecipe.calendar.months.map(({ cells }) => codeOf('month', String(cells[0])));
    console.info(`months in order: ${runs.length} (bar: the ${wanted.length} of the calendar)`);
    expect(runs).toEqual(wanted);
  });

  it('keeps the context constant within a calendar month, the daily euribor3m within a day', () => {
    const date = [...bankRecipe.calendar.monthColumns, ...bankRecipe.calendar.dayColumns];
    expect(date.join()).toBe(
      'month,emp.var.rate,cons.price.idx,cons.conf.idx,nr.employed,day_of_week,euribor3m',
    );
    const found: string[] = [];
    for (let row = 0; row < sample.nRows; row++) {
      const isSame = date.every((name) => sample.cells[name]![row] === sample.cells[name]![row - 1]);
      if (!isSame) found.push(date.map((name) => sample.cells[name]![row]).join());
    }
    const { months } = bankRecipe.calendar;
    const wanted = months.flatMap(({ cells, days }) =>
      days.map((day) =>
        [...cells, ...day.cells]
          .map((cell, i) => (typeof cell === 'string' ? codeOf(date[i]!, cell) : cell))
          .join(),
      ),
    );
    const distinct = wanted.filter((day, i) => day !== wanted[i - 1]);
    console.info(
      `${months.length} months of one context each, ${found.length} days (bar: ${distinct.length})`,
    );
    expect(found).toEqual(distinct);
  });

  it('gives each category the share that the recipe counted, within 0.3 percentage points', () => {
    let worst = 0;
    for (const { columns, states } of bankRecipe.variables) {
      const total = states.reduce((sum, { weight }) => sum + weight, 0);
      for (const [i, name] of columns.entries()) {
        const wanted = new Map<number, number>();
        for (const { weight, cells } of states) {
          const cell = cells[i];
          if (typeof cell !== 'string') continue;
          wanted.set(codeOf(name, cell), (wanted.get(codeOf(name, cell)) ?? 0) + weight / total);
        }
        const drawn = sharesOf(sample.cells[name]!);
        for (const [code, share] of wanted) worst = Math.max(worst, Math.abs((drawn.get(code) ?? 0) - share));
      }
    }
    console.info(`worst share of a category against the recipe: ${percent(worst)} (bar: 0.3 %)`);
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(0.003);
  });
});

const table = realTable();

describe.skipIf(table === null)('the sample of the example beside the real table', () => {
  /** Numbers of at most so many values are compared value by value, others at their deciles. */
  const fewValues = 30;
  /** Cramér's V from which a two-way table counts. */
  const strong = 0.1;
  let real: CellTable;
  beforeAll(async () => {
    real = await readReal(table!);
  });

  it('every marginal is within 1 percentage point: each category, each value of few, else the deciles', () => {
    let worst = { off: 0, where: '' };
    const note = (off: number, where: string): void => {
      if (off > worst.off) worst = { off, where };
    };
    for (const { name } of bankRecipe.columns) {
      const [wanted, drawn] = [sharesOf(real.cells[name]!), sharesOf(sample.cells[name]!)];
      const { bounds } = decileGrouping(name, real.cells[name]!);
      for (const [value, share] of wanted) {
        if (wanted.size > fewValues && !bounds.includes(value)) continue;
        note(Math.abs(share - (drawn.get(value) ?? 0)), `${name} = ${value}`);
        note(Math.abs(shareUpTo(wanted, value) - shareUpTo(drawn, value)), `${name} up to ${value}`);
      }
    }
    console.info(`worst marginal: ${percent(worst.off)} at ${worst.where} (bar: 1 percentage point)`);
    expect(worst.off).toBeGreaterThan(0);
    expect(worst.off).toBeLessThan(0.01);
  });

  it('every two-way table with V > 0.1 is within 0.05 total variation, the median within 0.02', () => {
    const groupings = bankRecipe.columns.map((column) =>
      column.kind === 'category'
        ? categoryGrouping(column.name, column.categories.length)
        : decileGrouping(column.name, real.cells[column.name]!),
    );
    const inReal = groupings.map((grouping) => groupRows(grouping, real.cells[grouping.name]!));
    const inSample = groupings.map((grouping) => groupRows(grouping, sample.cells[grouping.name]!));
    const found: { off: number; where: string }[] = [];
    for (const [i, a] of groupings.entries()) {
      for (const [j, b] of groupings.slice(0, i).entries()) {
        const wanted = shareTable(inReal[i]!, a.nGroups, inReal[j]!, b.nGroups);
        if (cramersV(wanted, a.nGroups, b.nGroups) <= strong) continue;
        const drawn = shareTable(inSample[i]!, a.nGroups, inSample[j]!, b.nGroups);
        found.push({ off: totalVariation(wanted, drawn), where: `${a.name} × ${b.name}` });
      }
    }
    found.sort((x, y) => y.off - x.off);
    const worst = found[0]!;
    const median = found[Math.floor(found.length / 2)]!.off;
    console.info(`${found.length} two-way tables with V > ${strong}`);
    console.info(`worst total variation: ${worst.off.toFixed(4)} at ${worst.where} (bar: 0.05)`);
    console.info(`median total variation: ${median.toFixed(4)} (bar: 0.02)`);
    expect(found.length).toBeGreaterThan(50);
    expect(worst.off).toBeLessThan(0.05);
    expect(median).toBeLessThan(0.02);
  });

  it('the first 70 % of the rows, which train, hold the shares of the real ones within 1 percentage point', () => {
    let worst = { off: 0, where: '' };
    for (const { name, kind } of bankRecipe.columns) {
      if (kind === 'numeric') continue;
      const [wanted, drawn] = [real, sample].map(({ nRows, cells }) =>
        sharesOf(cells[name]!, Math.floor(0.7 * nRows)),
      );
      for (const [code, share] of wanted!) {
        const off = Math.abs(share - (drawn!.get(code) ?? 0));
        if (off > worst.off) worst = { off, where: `${name}, category ${code}` };
      }
    }
    console.info(
      `first 70 %: worst marginal ${percent(worst.off)} at ${worst.where} (bar: 1 percentage point)`,
    );
    expect(worst.off).toBeGreaterThan(0);
    expect(worst.off).toBeLessThan(0.01);
  });
});
