import type { answersEn } from '../en/answers.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');

const named = (id: number, name: string | null): string => `${id}${name === null ? '' : ` · ${name}`}`;

export const answersRu: typeof answersEn = {
  decides: (field, value, without) =>
    `Решает ${field}: ${value}; без этого вероятность ${f.percent(without)}`,
  assumed: (field, value, probability) => `Предположено ${field}: ${value} (${f.percent(probability)})`,
  range: (from, to) =>
    from === null
      ? `до ${f.number(to)}`
      : to === null
        ? `больше ${f.number(from)}`
        : `от ${f.number(from)} до ${f.number(to)}`,
  ask: (field, answered) => `Спросите ${field}: тогда ответ получат ${f.percent(answered)} таких клиентов`,
  askOnly: (field, expected) =>
    `Спросите ${field}: тогда вероятность лучшего сегмента составит в среднем ${f.percent(expected)}`,
  wouldBe: (id, name, changes) => `Стал бы сегментом ${named(id, name)}: ${changes}`,
  change: (field, from, to) => `${field} ${from} → ${to}`,
  unseen: (field) => `Модель не знает этого значения: ${field} считается неизвестным`,
  exported: (path) => `SQL записан: ${path}`,
  bundle: (p) =>
    `набор для Superset записан: ${p.path} (${russianCount(p.nCharts, { one: 'график', few: 'графика', many: 'графиков' })})`,
  same: (id, previous, overlap) =>
    `Сегмент ${id} — это прежний ${previous} (пересечение ${f.percent(overlap)})`,
  changed: (id, previous, overlap) =>
    `Сегмент ${id} — это прежний ${previous}, но он изменился: подтвердите (пересечение ${f.percent(overlap)})`,
  isNew: (id, lasting, overlap) =>
    `Сегмент ${id} новый и получает номер ${lasting} (наибольшее пересечение ${f.percent(overlap)})`,
  gone: (id) => `У прежнего сегмента ${id} нет продолжения`,
  migration: 'Клиенты по прежним сегментам (строки) и новым (столбцы):',
  coverage: (share) => `Посчитано по ячейкам обеих моделей: не меньше ${f.percent(share)} клиентов.`,
};
