import type { webSqlEn } from '../en/web-sql.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');
const row = { one: 'строка', few: 'строки', many: 'строк', other: 'строки' };

/** Страница запросов. */
export const webSqlRu: typeof webSqlEn = {
  title: 'Запросы SQL',
  lead: 'Один SELECT по таблицам этого исследования. Он выполняется отдельно от приложения: не дольше 4\u00a0секунд, не больше 256\u00a0МБ, в ответе до 10\u00a0000\u00a0строк.',
  query: 'Запрос',
  run: 'Выполнить',
  runKey: 'Клавиши Ctrl + Enter',
  cancel: 'Остановить',
  running: 'Выполняется …',
  stopped: 'Остановлено.',
  operations: {
    explain: 'План',
    describe: 'Столбцы',
    summarize: 'Сводка',
    pivot: 'Сводная таблица',
  },
  tables: 'Таблицы',
  tableRows: (n) => russianCount(n, row),
  use: (name) => `Запросить ${name}`,
  result: 'Результат',
  rows: (n) => russianCount(n, row),
  took: (seconds) => `${f.number(seconds)}\u00a0с`,
  cut: 'Здесь только первые строки: добавьте LIMIT или сгруппируйте их.',
  empty: 'Строк нет.',
  nothingYet: 'Здесь появится результат. Выполните запрос.',
  shown: (n) => `Показаны первые ${f.count(n)}; в файле есть все.`,
  download: 'Скачать CSV',
  sortBy: (name) => `Сортировать по ${name}`,
  chart: 'Диаграмма',
  none: 'Нет',
  bar: 'Столбики',
  line: 'Линия',
  scatter: 'Точки',
  along: 'По оси',
  value: 'Значение',
  chartTitle: (value, along) => `${value} по ${along}`,
  chartCut: (n) => `Начало результата: ${russianCount(n, row)}.`,
  kept: 'Сохранённые запросы и история',
  keptNote: 'Этот браузер хранит только тексты запросов, без результатов. Больше их никто не видит.',
  name: 'Название',
  save: 'Сохранить',
  saved: 'Сохранённые запросы',
  history: 'История',
  forget: (name) => `Удалить ${name}`,
  forgetHistory: 'Удалить историю',
  pivotRows: 'Остаются строками',
  pivotColumn: 'Становятся столбцами',
  pivotValue: 'Значение',
  count: 'число строк',
  makePivot: 'Построить',
};
