import type { ModelFile, RunResponse } from '../../../src/contract/index.ts';
import { usedFields } from '../../../src/model/index.ts';
import type { Words } from '../../../src/words/index.ts';
import type { Names } from '../state/names.ts';

/** The five chapters in a sentence or two each, with the numbers of the run. */
export function storyOf(
  model: ModelFile,
  { figures, record }: RunResponse,
  words: Words,
  names: Names,
): readonly { readonly title: string; readonly text: string }[] {
  const { chapters, web } = words;
  const said = web.about;
  const features = usedFields(model).map(({ name }) => names.field(name));
  const { surrogates, study } = model;
  const unknown = figures?.columns.filter(({ nUnknownTrain }) => nUnknownTrain > 0) ?? [];
  const path = figures?.path ?? [];
  const [first, last] = [path[0], path[path.length - 1]];
  return [
    {
      title: said.chapters.data,
      text:
        figures === null ? study.name : chapters.data.intro({ file: record.input.file, ...figures.study }),
    },
    {
      title: said.chapters.unknown,
      text: said.unknownText({
        imputation: study.imputation,
        nColumns: unknown.length,
        nCells: unknown.reduce((sum, { nUnknownTrain }) => sum + nUnknownTrain, 0),
      }),
    },
    { title: said.chapters.preprocess, text: said.preprocessText({ pipeline: study.pipeline }) },
    {
      title: said.chapters.cluster,
      text: [
        said.clusterText({
          k: model.segments.length,
          features,
          silhouette: model.figures.silhouette,
        }),
        ...(first && last && first !== last && first.silhouette !== null && last.silhouette !== null
          ? [
              said.pathText({
                from: first.silhouette,
                to: last.silhouette,
                nFrom: first.features.length,
                nTo: last.features.length,
              }),
            ]
          : []),
      ].join(' '),
    },
    {
      title: said.chapters.classify,
      text: said.classifyText({
        tree: surrogates.tree.stratified,
        logistic: surrogates.logistic.stratified,
      }),
    },
  ];
}
