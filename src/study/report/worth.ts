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
  const nFeatures = data.path[0]?.features.length ?? features.length;
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
    notes.spaces,
    ...(leaking.length === 0 ? [] : [notes.leak(leaking.map(({ method }) => method))]),
    ...(data.study.isShuffled ? [] : [notes.notShuffled]),
  ];
}
