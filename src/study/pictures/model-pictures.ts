import { classBalanceChart, confusionChart, treeChart } from '../../charts/index.ts';
import { modelTreeData } from './model-tree.ts';
import type { Picture } from './picture.ts';
import type { PictureContext } from './picture-context.ts';

/** The tree, how both classifiers repeat the segments, and how many clients each segment has. */
export function modelPictures(context: PictureContext): Picture[] {
  const { config, classification, segmentNames, words } = context;
  const said = words.chapters.classify;
  const later = config.split.shuffle ? said.testsShuffled : said.tests.later;
  return [
    picture('model_structure', treeChart(modelTreeData(context), words)),
    picture('class_balance', classBalanceChart(balanceData(context), words)),
    ...classification.classifiers.flatMap(({ name, tests }) =>
      tests.map((test) =>
        picture(
          test.name === 'stratified' ? `confusion_matrix_${name}` : `confusion_matrix_${name}_later`,
          confusionChart(
            {
              classifier: said.classifiers[name],
              test: test.name === 'later' ? later : said.tests.stratified,
              segments: segmentNames.map(({ id }) => id),
              counts: test.confusion,
            },
            words,
          ),
        ),
      ),
    ),
  ];
}

function balanceData({
  config,
  segments,
  segmentNames,
  words,
}: PictureContext): Parameters<typeof classBalanceChart>[0] {
  const countOf = (labels: Int32Array): number[] =>
    segmentNames.map((_, s) => labels.reduce((count, label) => count + Number(label === s), 0));
  const said = words.pictures.parts;
  return {
    parts: [
      { name: said.train, counts: countOf(segments.trainLabels) },
      { name: config.split.shuffle ? said.held : said.later, counts: countOf(segments.testLabels) },
    ],
    segments: segmentNames,
  };
}

function picture(name: string, spec: Picture['spec']): Picture {
  return { file: `models/${name}`, group: 'models', spec };
}
