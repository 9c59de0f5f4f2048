import type { argumentErrorsEn } from '../en/argument-errors.ts';

export const argumentErrorsRu: typeof argumentErrorsEn = {
  E_ARGUMENT: (p) => {
    switch (p.kind) {
      case 'pair':
        return [`«${p.pair}» — не поле=значение`, 'напишите, например, housing=yes'];
      case 'twice':
        return [`поле «${p.field}» указано дважды`, 'оставьте одно значение'];
      case 'unknown':
        return [
          `${p.what === 'schema' ? 'схемы' : 'таблицы'} «${p.name}» нет`,
          `выберите из списка: ${p.allowed.join(', ')}`,
        ];
      case 'invisible':
        return ['в имени есть символы, которые терминал не передаст', 'запишите в файл: -o segments.sql'];
      case 'all-absent':
        return ['в таблице нет ни одного столбца этой модели', 'не исключайте столбец, который в ней есть'];
    }
  },
  E_PORT: (p) =>
    p.kind === 'taken'
      ? [`все порты с ${p.from} по ${p.to} заняты`, 'выберите другой: --port']
      : [`для порта ${p.port} не хватает прав`, 'выберите порт от 1024'],
  E_EXISTS: () => ['по этому пути лежит файл с другим содержимым', 'удалите его или задайте другой путь: -o'],
};
