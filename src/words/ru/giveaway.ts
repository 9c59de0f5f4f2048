import type { Giveaway } from '../en/giveaway.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');
const times = (n: number): string => russianCount(n, { one: 'раз', few: 'раза', many: 'раз' });

export function giveawayRu(p: Giveaway): string {
  return p.kind === 'leak'
    ? `столбец выдаёт исход слишком точно, чтобы быть известным до него (AUC ${f.fixed(p.auc, 2)})`
    : `столбец зависит только от даты или от того, чем ещё упорядочены строки (вдоль строк меняется ${times(p.nChanges)}, в случайном порядке менялся бы ${times(p.nExpected)})`;
}
