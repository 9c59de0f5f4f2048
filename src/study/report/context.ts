import type { Draw } from '../../charts/index.ts';
import { type Words, wordsFor } from '../../words/index.ts';
import type { ReportData } from './report-data.ts';

/** What every chapter needs. */
export interface ReportContext {
  readonly data: ReportData;
  readonly words: Words;
  readonly draw: Draw;
  /** The name of a column shown to people. */
  readonly nameOf: (column: string) => string;
  /** The chosen data set in words. */
  readonly dataSet: string;
  readonly features: readonly string[];
}

export function makeContext(data: ReportData, draw: Draw): ReportContext {
  const words = wordsFor(data.language);
  const nameOf = columnNames(data);
  return {
    data,
    words,
    draw,
    nameOf,
    dataSet: words.charts.dataSet(data.choice.imputation, data.choice.pipeline),
    features: data.choice.features.map(nameOf),
  };
}

/** The name of a column shown to people, by the name that the study gives it. */
export function columnNames({ columns }: ReportData): (column: string) => string {
  const labels = new Map(columns.map(({ name, label }) => [name, label ?? name]));
  return (column) => labels.get(column) ?? column;
}
