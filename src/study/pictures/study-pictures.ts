import type { Words } from '../../words/index.ts';
import { analysisPictures } from './analysis-pictures.ts';
import { checkPictures } from './check-pictures.ts';
import { clusterPictures } from './cluster-pictures.ts';
import { modelPictures } from './model-pictures.ts';
import type { Picture } from './picture.ts';
import { type PictureSources, pictureContext } from './picture-context.ts';
import { sweepPictures } from './sweep-pictures.ts';

/** Every picture of a study, in one language, in the order in which the report shows them. */
export function studyPictures(sources: PictureSources, words: Words): Picture[] {
  const context = pictureContext(sources, words);
  return [
    ...analysisPictures(context),
    ...sweepPictures(context),
    ...clusterPictures(context),
    ...modelPictures(context),
    ...checkPictures(context),
  ];
}
