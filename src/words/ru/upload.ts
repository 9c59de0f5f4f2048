import type { uploadEn } from '../en/upload.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');
const row = { one: 'строка', few: 'строки', many: 'строк' };

export const uploadRu: typeof uploadEn = {
  title: 'Загрузка',
  lead: 'Загрузите свою таблицу: запросы увидят её рядом с таблицами этого запуска. Она хранится в папке запуска на этом компьютере.',
  fromFile: 'Из файла',
  fromDatabase: 'Из PostgreSQL',
  drop: 'Перетащите сюда файл CSV, Parquet или Excel',
  choose: 'Выбрать файл',
  another: 'Выбрать другой файл',
  limits: 'CSV и Parquet до 512 МБ, Excel до 64 МБ.',
  unknownType: 'Выберите файл с окончанием .csv, .tsv, .txt, .parquet или .xlsx.',
  sending: (file) => `Отправляется ${file}`,
  sent: (share) => `Отправлено: ${f.percent(share)}`,
  name: 'Имя таблицы',
  nameHint: 'Буквы, цифры и подчёркивания: так таблицу называют запросы.',
  preview: 'Первые строки и типы',
  seen: (p) =>
    p.isWhole
      ? `Типы определены по всем данным: ${russianCount(p.nRows, row)}.`
      : `Типы определены по началу файла: ${russianCount(p.nRows, row)}.`,
  typeOf: (column) => `Тип столбца ${column}`,
  types: { number: 'число', text: 'текст', boolean: 'да или нет', date: 'дата' },
  missing: 'Ячейки, которые означают «неизвестно»',
  missingHint: 'Через запятую, например unknown, н/д. Пустые ячейки неизвестны всегда.',
  save: 'Создать таблицу',
  cancel: 'Остановить',
  loading: (n) => (n === 0 ? 'Чтение …' : `Прочитано: ${russianCount(n, row)}`),
  done: (p) => `Таблица ${p.name} готова: ${russianCount(p.nRows, row)}.`,
  rejected: (n) => `Не вошло: ${russianCount(n, row)}`,
  rejectedNote: 'Для каждой указано, где она, что в ней стоит и почему это не подходит.',
  rejectedFirst: (n) => `Показано первых: ${n}; в файле есть все.`,
  columns: { line: 'Строка', column: 'Столбец', value: 'Значение', reason: 'Причина' },
  download: 'Скачать отклонённые строки (CSV)',
  query: 'Запрос в SQL',
  profile: 'Профиль',
  remove: 'Удалить',
  removeOf: (name) => `Удалить ${name}`,
  removed: (name) => `Таблица ${name} удалена.`,
  tables: 'Загруженные таблицы',
  noTables: 'Пока нет ни одной. Выберите файл, чтобы загрузить первую.',
  tableRows: (n) => russianCount(n, row),
  connection: 'Подключение',
  noConnections:
    'Сервер не знает ни одной базы данных. Опишите её в файле и укажите его при запуске: clientele serve --connections connections.yaml',
  sql: 'Запрос',
  sqlHint: 'Один SELECT. Он выполняется в транзакции только для чтения.',
  fetch: 'Получить строки',
  nameTaken: (name) => `Таблица ${name} уже есть: выберите другое имя.`,
  allRejected: (p) =>
    `Не вошла ни одна строка (${russianCount(p.nRows, row)}), первая — ${p.line}: ${p.reason}. Выберите другие типы.`,
};
