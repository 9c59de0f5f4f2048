import type { ModelFile } from '../../src/contract/index.ts';
import { treePath } from '../../src/ml/index.ts';
import { type ClientScore, describePath } from '../../src/model/index.ts';
import { ruleText } from '../../src/words/index.ts';
import type { PageWords } from './page-words.ts';

/**
 * Why a client got the segment, in one sentence: the way through the tree where every used field is known, the
 * fields that are not known otherwise. The tree is a surrogate: where it disagrees, it explains nothing.
 */
export function reasonText(
  model: ModelFile,
  score: ClientScore,
  words: PageWords,
  label: (field: string) => string,
): string {
  const { page } = words;
  if (!score.encoded) return page.missing(score.filledFields.map(label).join(', '));
  const path = treePath(model.tree, score.encoded);
  if (path.label + 1 !== score.segmentId) return page.treeDisagrees;
  const conditions = describePath(path, model.transformer);
  if (conditions.length === 0) return page.always;
  return page.because(ruleText(conditions, words, label));
}
