import type { sizeErrorsEn } from '../en/size-errors.ts';

export const sizeErrorsRu: typeof sizeErrorsEn = {
  E_TOO_MANY_GROUPS: (p) => [
    `у признаков ${p.columns.join(', ')} различных строк ${p.nGroups}: больше, чем в budget.groups (${p.maxGroups})`,
    'уберите признак, разбейте число на промежутки (derived: bucket) или увеличьте budget.groups',
  ],
  E_SEGMENT: (p) => {
    switch (p.kind) {
      case 'found':
        return [
          'choice.mode: команда segment строит сегменты по названным признакам, а здесь их ещё надо найти',
          'назовите признаки и k (choice: mode: given) или выполните clientele study на выборке',
        ];
      case 'shuffle':
        return [
          'split.shuffle: команда segment обучается на первых строках',
          'поставьте false или выполните clientele study',
        ];
      case 'imputation':
        return [
          `choice.imputation: для ${p.imputation} нужны все столбцы строки, а команда segment читает только выбранные`,
          'возьмите raw (неизвестное — отдельная категория) или mode либо выполните clientele study',
        ];
    }
  },
  E_STUDY_MEMORY: (p) => [
    `исследованию таблицы, где строк не меньше ${p.nRows}, нужно не меньше ${p.needed}\u00a0МБ памяти: больше, чем в budget.memory (${p.budget})`,
    'исследуйте выборку строк, а затем разметьте всю таблицу командой clientele segment, или увеличьте budget.memory',
  ],
};
