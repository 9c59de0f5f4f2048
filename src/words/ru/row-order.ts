import type { rowOrderEn } from '../en/row-order.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');
const times = (n: number): string => russianCount(Math.round(n), { one: 'раз', few: 'раза', many: 'раз' });

export const rowOrderRu: typeof rowOrderEn = {
  heading: 'Сегменты вдоль строк',
  title: (p) =>
    `${p.isCalendar ? 'Сегменты идут за порядком строк' : 'Сегменты вдоль строк перемешаны'}: меняются ${times(p.nChanges)}, а в случайном порядке менялись бы ${times(p.nExpected)}`,
  subtitle: (p) =>
    `Доля каждого сегмента на равных отрезках (их ${f.count(p.nParts)}) в порядке файла, снизу — где отрезок кончается; ${russianCount(p.nRows, { one: 'строка', few: 'строки', many: 'строк' })}`,
  caption:
    'График не знает, что означает порядок файла: дату, отделение или ничего. Смены внутри отрезка не видны, а сегменты, доля которых меняется медленно, всё же могут быть о клиентах.',
  upTo: 'Строки до',
  share: 'Доля строк',
  finding: (p) =>
    `Сегменты — это календарь или то, чем ещё упорядочены строки: на ${russianCount(p.nRows, { one: 'строку', few: 'строки', many: 'строк' })} они меняются ${times(p.nChanges)}, а в случайном порядке менялись бы ${times(p.nExpected)}. Они различают время, а не клиентов.`,
  overrides: {
    leak: (p) =>
      `«${p.column}» выдаёт исход слишком точно, чтобы быть известным до него, и всё же участвует в кластеризации. Указанная причина: «${p.reason}».`,
    calendar: (p) =>
      `«${p.column}» зависит только от даты и всё же участвует в кластеризации. Указанная причина: «${p.reason}».`,
  },
};
