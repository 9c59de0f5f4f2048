import type { Words } from '../../words/index.ts';
import { columnNames } from './context.ts';
import type { ReportData } from './report-data.ts';

/** What the numbers are worth, as far as the run knows: each sentence where it applies. */
export function worthOf(data: ReportData, words: Words): string[] {
  const { notes } = words.report;
  const nameOf = columnNames(data);
  const features = data.choice.features.map(nameOf);
  const tests = data.classifiers.flatMap((classifier) => classifier.tests);
  const leaking = data.imputations.filter((imputation) => imputation.leaksOutcome);
  const alphabetical = alphabeticalColumns(data).map(nameOf);
  const nFeatures = data.path[0]?.features.length ?? features.length;
  const isFilled = data.imputations.some(
    ({ method, fills }) =>
      method === data.choice.imputation && method !== 'mode' && fills.some(({ filled }) => filled.length > 0),
  );
  return [
    ...(tests.length === 0
      ? []
      : [
          notes.fidelity({
            nDistinct: data.figures.nDistinct,
            columns: features,
            isPerfect: tests.some((test) => test.accuracy === 1),
          }),
        ]),
    notes.columns({ columns: features, nOthers: nFeatures - features.length }),
    ...(alphabetical.length === 0 ? [] : [notes.alphabet(alphabetical)]),
    notes.spaces,
    ...(isFilled ? [notes.fills] : []),
    ...(leaking.length === 0 ? [] : [notes.leak(leaking.map(({ method }) => method))]),
    ...(data.study.isShuffled ? [] : [notes.notShuffled]),
  ];
}

/** Columns without an order of their own whose codes rise with the alphabet, where the pipeline codes by number. */
function alphabeticalColumns(data: ReportData): string[] {
  const pipeline = data.pipelines.find(({ number }) => number === data.choice.pipeline);
  if (pipeline?.encoder !== 'ordinal') return [];
  return data.choice.features.filter((name) => {
    const column = data.columns.find((one) => one.name === name);
    const categories = data.treeFeatures.find((feature) => feature.column === name)?.categories;
    if (column?.type !== 'nominal' || !categories || categories.length < 3) return false;
    const byCode = [...categories].sort((a, b) => a.value - b.value).map(({ category }) => category);
    const byName = [...byCode].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return byCode.every((category, i) => category === byName[i]);
  });
}
