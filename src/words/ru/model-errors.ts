import type { modelErrorsEn } from '../en/model-errors.ts';

const fieldText = (p: { path: string; problem: { ru: string }; nMore: number }): string =>
  `${p.path}: ${p.problem.ru}${p.nMore > 0 ? ` (и ещё замечаний: ${p.nMore})` : ''}`;

export const modelErrorsRu: typeof modelErrorsEn = {
  E_MODEL: (p) => {
    const hint = 'возьмите model.json, который записала команда «clientele study»';
    switch (p.kind) {
      case 'field':
        return [fieldText(p), hint];
      case 'json':
        return ['это не JSON', hint];
      case 'entries':
        return [`в ${p.name} должно быть элементов: ${p.expected}; найдено: ${p.got}`, hint];
      case 'no-field':
        return [`столбца модели «${p.name}» нет среди её полей`, hint];
    }
  },
  E_MODEL_HASH: () => [
    'модель изменили после того, как она была построена: хеш не сходится',
    'возьмите исходный файл или повторите исследование',
  ],
  E_SEGMENTS: (p) => {
    switch (p.kind) {
      case 'field':
        return [
          fieldText(p),
          'все поля показывают «clientele schema segments» и «clientele schema named-segments»',
        ];
      case 'yaml':
        return [p.message, 'исправьте YAML'];
      case 'other-model':
        return [
          'эти названия относятся к другой модели',
          'доведите исследование до конца или укажите только models/model.json',
        ];
      case 'named-model-gone':
        return [
          'названия даны сегментам модели, которой нет в этой папке, поэтому перенести их нельзя',
          'верните тот model.json в models, уберите segments.yaml или выберите другую папку с -o',
        ];
      case 'no-column':
        return [`segments «${p.id}»: нет столбца «${p.column}»`, `выберите из: ${p.columns.join(', ')}`];
      case 'numbers':
        return [`segments «${p.id}»: в столбце «${p.column}» числа`, 'укажите above и upTo'];
      case 'categories':
        return [`segments «${p.id}»: в столбце «${p.column}» категории`, 'перечислите допустимые значения'];
    }
  },
};
