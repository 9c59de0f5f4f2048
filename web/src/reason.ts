import type { ModelFile, RuleCondition } from '../../src/contract/index.ts';
import { treePath } from '../../src/ml/index.ts';
import { type ClientScore, describePath } from '../../src/model/index.ts';
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
  const { page, cli } = words;
  if (!score.encoded) return page.missing(score.filledFields.map(label).join(', '));
  const path = treePath(model.tree, score.encoded);
  if (path.label + 1 !== score.segmentId) return page.treeDisagrees;
  const conditions = describePath(path, model.transformer);
  if (conditions.length === 0) return page.always;
  return page.because(conditions.map((one) => conditionText(one, words, label)).join(cli.and));
}

function conditionText(
  condition: RuleCondition,
  { cli, format }: PageWords,
  label: (field: string) => string,
): string {
  const column = label(condition.column);
  if (condition.kind === 'category') {
    const [first = '', ...rest] = condition.values;
    return rest.length === 0 ? cli.is(column, first) : cli.oneOf(column, condition.values.join(', '));
  }
  const { from, to } = condition;
  if (from === null) return cli.atMost(column, format.number(to));
  if (to === null) return cli.over(column, format.number(from));
  return cli.between(column, format.number(from), format.number(to));
}
