import type { verdictEn } from '../en/verdict.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';
import { quotedNames } from './names.ts';

const f = formatFor('ru');

export const verdictRu: typeof verdictEn = {
  title: 'Вердикт',
  verdicts: { none: '○ нет отличия', weak: '◐ слабое отличие', clear: '● ясное отличие' },
  sentence: (p) => {
    const beside = `силуэт ${f.number(p.score)}; у ${russianCount(p.nCopies, { one: 'копии', few: 'копий', many: 'копий' })} с несвязанными столбцами в среднем ${f.number(p.mean)} (95 % от ${f.number(p.low)} до ${f.number(p.high)}), p = ${f.number(p.p)}`;
    const said = {
      none: 'сегменты не реальнее тех, что дают столбцы без всякой связи между собой',
      weak: 'сегменты немного отчётливее тех, что дают несвязанные столбцы',
      clear: 'сегменты явно отчётливее тех, что дают несвязанные столбцы',
    };
    return `${said[p.verdict]} (${beside}).`;
  },
  line: (p) => `${p.mark}: ${p.sentence}`,
  unmeasured: 'Силуэт не сравнивали с силуэтом несвязанных столбцов.',
  searched: 'В p учтены все наборы данных и все k, среди которых шёл поиск.',
  given: 'Выбор задан заранее, поэтому p не учитывает то, что пробовали до него.',
  how: (p) =>
    `Каждый столбец перемешан сам по себе, столбцы даты — вместе: ${russianCount(p.nCopies, { one: 'раз', few: 'раза', many: 'раз' })}, ${russianCount(p.nRows, { one: 'клиент', few: 'клиента', many: 'клиентов' })}; кластеризация та же.`,
  ruleOf: (columns) =>
    `Правило по ${columns.length === 1 ? 'столбцу' : 'столбцам'} ${quotedNames(columns)}, а не открытая группа.`,
  rulesAt: (p) =>
    p.segments.length === p.nSegments
      ? 'Каждый сегмент — правило по одному–трём столбцам, а не открытая группа.'
      : `${p.segments.length === 1 ? `Сегмент ${p.segments[0]} — правило` : `Сегменты ${p.segments.join(', ')} — правила`} по одному–трём столбцам, а не ${p.segments.length === 1 ? 'открытая группа' : 'открытые группы'}.`,
  ruleNote: 'Такое правило всё равно может быть полезным: оно простое, устойчивое, его легко проверить.',
  table: {
    nullMean: 'Несвязанные столбцы',
    band: '95 % копий',
    excess: 'Превышение',
    bandCell: (p) => `${f.fixed(p.low, 3)} … ${f.fixed(p.high, 3)}`,
    note: 'Несвязанные столбцы — средний силуэт копий с перемешанными столбцами. Превышение — силуэт строк этих копий при той же кластеризации минус это среднее.',
  },
  ribbon: 'несвязанные столбцы',
  ribbonNote: (p) =>
    `Серым — где лежат 95 % копий с несвязанными столбцами; в каждой ${russianCount(p.nRows, { one: 'клиент', few: 'клиента', many: 'клиентов' })}.`,
};
