import type { studyErrorsEn } from '../en/study-errors.ts';
import { formatList } from '../format.ts';
import { russianCount } from '../plural.ts';

const rows = { one: 'строка', few: 'строки', many: 'строк' };

export const studyErrorsRu: typeof studyErrorsEn = {
  E_TOO_FEW_ROWS: (p) => [
    `в таблице ${russianCount(p.nRows, rows)}, из них для обучения ${p.nTrain}: меньше, чем k = ${p.k}, или на проверку не остаётся ни одной`,
    `для k от ${p.k} нужно не меньше ${russianCount(p.k, { one: 'строки', few: 'строк', many: 'строк' })} для обучения и одна для проверки`,
  ],
  E_K_TOO_LARGE: (p) => [
    `k = ${p.k} больше числа различных строк (${p.nDistinct}) по признакам ${formatList(p.columns, 'и')}`,
    'возьмите k меньше или больше признаков',
  ],
  E_MAGNITUDE: (p) => [
    p.kind === 'large'
      ? `есть число больше ±${p.bound}: расстояния между клиентами не вычислить`
      : `числа отличаются меньше чем на ${p.bound}: расстояния между клиентами исчезнут`,
    'запишите столбец в других единицах, исправьте ячейку или исключите столбец',
  ],
  E_UNSEEN: (p) => [
    `${p.categories.map((name) => `«${name}»`).join(', ')}: только в строках проверки`,
    'задайте «unseen: missing» или больше строк для обучения',
  ],
  E_OUTCOME: (p) => [
    `у исхода нет значения «${p.positive}»`,
    `в «positive» должно стоять одно из: ${p.categories.join(', ')}`,
  ],
};
