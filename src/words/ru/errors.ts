import type { errorsEn } from '../en/errors.ts';
import { russianCount } from '../plural.ts';
import { argumentErrorsRu } from './argument-errors.ts';
import { configErrorsRu } from './config-errors.ts';
import { databaseErrorsRu } from './database-errors.ts';
import { fetchErrorsRu } from './fetch-errors.ts';
import { modelErrorsRu } from './model-errors.ts';
import { queryErrorsRu } from './query-errors.ts';
import { runErrorsRu } from './run-errors.ts';
import { sizeErrorsRu } from './size-errors.ts';
import { storeErrorsRu } from './store-errors.ts';
import { studyErrorsRu } from './study-errors.ts';

const rowOf = (row: number | null): string => (row === null ? '' : ` (строка данных ${row})`);
const MEGABYTE = 1_048_576;
const megabytes = (bytes: number): string =>
  bytes < MEGABYTE ? `${bytes}\u00a0Б` : `${Math.round(bytes / MEGABYTE)}\u00a0МБ`;
const shown = (names: readonly string[], nMore: number): string =>
  names.join(', ') + (nMore > 0 ? ` и ещё ${nMore}` : '');
const fields = { one: 'поле', few: 'поля', many: 'полей' };
const rows = { one: 'строка', few: 'строки', many: 'строк' };
const columns = { one: 'столбец', few: 'столбца', many: 'столбцов' };
const above = 'проверьте кавычки и концы строк выше этого места';

const someOf = (allowed: readonly string[], nAllowed: number): string =>
  `${allowed.join(', ')}${nAllowed > allowed.length ? ` … (всего ${nAllowed})` : ''}`;

export const errorsRu: typeof errorsEn = {
  ...argumentErrorsRu,
  ...configErrorsRu,
  ...modelErrorsRu,
  ...storeErrorsRu,
  ...databaseErrorsRu,
  ...sizeErrorsRu,
  ...fetchErrorsRu,
  ...queryErrorsRu,
  ...runErrorsRu,
  ...studyErrorsRu,
  E_NOT_FOUND: (p) => {
    switch (p.kind) {
      case 'table':
        return ['такого файла нет', 'проверьте путь'];
      case 'file':
        return ['такого файла нет', 'проверьте путь'];
      case 'configuration':
        return ['настройки не читаются', 'проверьте путь после -c'];
      case 'model':
        return ['такой модели нет', 'укажите model.json или папку запуска'];
      case 'model-folder':
        return ['в этой папке нет models/model.json', 'укажите model.json или папку запуска'];
    }
  },
  E_NOT_READABLE: () => ['нет права читать файл', 'попросите доступ к нему'],
  E_NOT_A_FILE: (p) =>
    p.kind === 'stream'
      ? ['канал читается только один раз, а таблица – дважды', 'сохраните её в файл и укажите его']
      : [p.kind === 'folder' ? 'это папка' : 'это не обычный файл', 'укажите файл CSV или Parquet'],
  E_EMPTY: (p) => [
    p.kind === 'file' ? 'файл пуст' : 'в файле только пустые строки',
    'выгрузите таблицу ещё раз',
  ],
  E_FORMAT: (p) => [
    `это не CSV, а ${
      {
        zip: 'архив ZIP или книга Excel',
        gzip: 'архив gzip',
        zstandard: 'архив Zstandard',
        xz: 'архив xz',
        excel: 'книга Excel старого формата',
        pdf: 'документ PDF',
      }[p.kind]
    }`,
    p.kind === 'gzip' || p.kind === 'zstandard' || p.kind === 'xz'
      ? 'сначала распакуйте его'
      : 'сохраните таблицу как CSV в UTF-8',
  ],
  E_PARQUET: (p) => [
    `файл Parquet повреждён: ${
      p.kind === 'cut'
        ? 'конец файла обрезан'
        : p.kind === 'start'
          ? 'начало файла не такое, как у Parquet'
          : p.message
    }`,
    'запишите или скопируйте файл ещё раз',
  ],
  E_MEMORY: (p) => [`не хватило памяти (${p.message})`, 'дайте движку больше памяти'],
  E_CHANGED: () => ['файл изменился во время чтения', 'прочитайте его ещё раз'],
  E_TOO_MANY_ROWS: (p) => [
    `${p.nRows === null ? 'строк' : russianCount(p.nRows, rows)}: больше, чем читается (${p.maxRows})`,
    'запишите выборку или часть строк',
  ],
  E_TOO_MANY_COLUMNS: (p) => [
    `${russianCount(p.nColumns, columns)}: больше, чем читается (${p.maxColumns})`,
    'отберите столбцы до выгрузки',
  ],
  E_FIELD_TOO_LONG: (p) => [
    `ячейка больше ${megabytes(p.maxFieldBytes)} или строка больше ${megabytes(p.maxRecordBytes)}`,
    above,
  ],
  E_UNPACKED_SIZE: (p) => [
    `в распакованном виде ${megabytes(p.bytes)}: больше, чем читается (${megabytes(p.maxBytes)})`,
    'запишите часть строк или столбцов',
  ],
  E_TOO_MANY_CATEGORIES: (p) => [
    `больше ${p.maxCategories} категорий`,
    'объявите столбец типом text или identifier',
  ],
  E_ENCODING: (p) => {
    if (p.byte === null) return [`файл в кодировке ${p.encoding}`, 'сохраните его как CSV в UTF-8'];
    if (p.value === null) {
      return [`не ${p.encoding}: в байте ${p.byte} файла нет символа`, 'сохраните файл как CSV в UTF-8'];
    }
    return [
      `не UTF-8: байт 0x${p.value} на месте ${p.byte} от начала файла`,
      'сохраните файл как CSV в UTF-8 или назовите его кодировку, например --encoding cp1251',
    ];
  },
  E_NUL: (p) => [
    `нулевой байт на месте ${p.byte} от начала файла`,
    'файл повреждён или записан в UTF-16: сохраните его как CSV в UTF-8',
  ],
  E_DELIMITER: (p) => [
    `разделителем должен быть один символ ASCII, а дано «${p.delimiter}»`,
    'возьмите ; , | или табуляцию',
  ],
  E_QUOTE: (p) =>
    p.kind === 'text-after'
      ? [
          'текст после закрывающей кавычки',
          'закройте кавычку перед разделителем, а кавычки внутри ячейки удвойте',
        ]
      : [
          `кавычка открыта и не закрыта ${p.kind === 'open-at-end' ? 'до конца файла' : `в пределах ${megabytes(p.maxFieldBytes)}`}`,
          'закройте её или удвойте',
        ],
  E_RAGGED: (p) => {
    if (p.found === null) return [`больше ${p.wanted} полей`, above];
    return [
      `${russianCount(p.found, fields)} вместо ${p.wanted}${rowOf(p.row)}`,
      p.found < p.wanted
        ? 'дополните строку или удалите её'
        : 'возьмите в кавычки ячейку с разделителем или удалите лишнее',
    ];
  },
  E_NO_ROWS: (p) =>
    p.format === 'csv'
      ? ['есть имена столбцов и ни одной строки данных', 'добавьте строки под именами']
      : ['есть столбцы и ни одной строки', 'запишите файл со строками'],
  E_EMPTY_HEADER: (p) => [
    `у столбца ${p.column} из ${p.nColumns} нет имени${p.filledLine === null ? '' : `, а в строке ${p.filledLine} он заполнен`}`,
    'назовите столбец в первой строке или разрешите назвать безымянные: --name-empty',
  ],
  E_DUP_HEADER: (p) => [
    p.isSame
      ? `у столбцов ${p.first} и ${p.second} одно имя`
      : `имена столбцов ${p.first} и ${p.second} отличаются только регистром`,
    'переименуйте один из них',
  ],
  E_COLUMN: (p) => ['в файле нет такого столбца', `в нём есть: ${shown(p.names, p.nMore)}`],
  E_COLUMN_TYPE: (p) => [
    `в ячейках типа ${p.type} не одно значение`,
    'не берите этот столбец или запишите его текстом либо несколькими столбцами',
  ],
  E_TYPE: (p) => {
    const row = rowOf(p.row);
    const separator = 'укажите десятичный разделитель или запишите все ячейки одинаково';
    switch (p.kind) {
      case 'text':
        return [
          `текст в числовом столбце${row}`,
          'запишите число с десятичной точкой, внесите этот текст в unknown или объявите столбец типом nominal',
        ];
      case 'point':
        return [
          `десятичная точка в столбце с десятичными запятыми${row}`,
          'запишите все ячейки столбца с одним разделителем',
        ];
      case 'ambiguous':
        return [
          `запятая отделяет дробную часть или тысячи, и другие ячейки не показывают, что именно${row}`,
          separator,
        ];
      case 'comma':
        return [`десятичная запятая в столбце с десятичными точками${row}`, separator];
      case 'digits':
        return [
          `целое из ${p.nDigits} цифр в числовом столбце пришлось бы округлить${row}`,
          'объявите столбец типом identifier',
        ];
    }
  },
  E_NONFINITE: (p) => [
    `${
      {
        word: 'не конечное число',
        large: 'число больше 1.8e308',
        small: 'число меньше 5e-324',
        infinite: 'бесконечность',
      }[p.kind]
    } в числовом столбце${rowOf(p.row)}`,
    'очистите ячейку или внесите её значение в unknown',
  ],
  E_DATE: (p) => [
    {
      impossible: 'даты нет ни в одном календаре, а в столбце даты',
      order: 'в дате день и месяц стоят не в том порядке, что выше',
      format: 'дата записана не так, как даты выше',
    }[p.kind],
    'исправьте ячейку или оставьте даты как есть: --text-dates',
  ],
  E_CATEGORY: (p) => [
    'такой категории не объявлено',
    `запишите одну из: ${shown(p.categories, p.nMore)}; или внесите эту в категории либо в unknown`,
  ],
  E_BINARY: (p) =>
    p.nDeclared === null
      ? [
          'третье значение в столбце с двумя',
          'объявите столбец типом nominal или внесите в unknown то, что значит «пропуск»',
        ]
      : [`в столбце типа binary две категории, а объявлено ${p.nDeclared}`, 'объявите столбец типом nominal'],
  E_OPTION: (p) => {
    const rule =
      p.kind === 'one-of'
        ? p.allowed.length === 2
          ? p.allowed.join(' или ')
          : `одно из ${p.allowed.join(', ')}`
        : p.kind === 'integer'
          ? `целое от ${p.from} до ${p.to}`
          : 'один символ';
    return [`в ${p.option} должно быть ${rule}, а дано «${p.given}»`];
  },
  E_FIELD: (p) => [
    `${p.path}: в модели нет такого поля`,
    `выберите одно из: ${someOf(p.allowed, p.nAllowed)}`,
  ],
  E_VALUE: (p) => {
    switch (p.kind) {
      case 'unseen':
        return [`${p.path}: нет значения «${p.given}»`, `выберите одно из: ${someOf(p.allowed, p.nAllowed)}`];
      case 'number':
        return [
          `${p.path}: нужно конечное число от -1e100 до 1e100, а дано «${p.given}»`,
          'пишите с десятичной точкой: 12.5',
        ];
      case 'text':
        return [`${p.path}: нужен текст, а дано «${p.given}»`];
    }
  },
};
