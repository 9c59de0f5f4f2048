import type { dashboardEn } from '../en/dashboard.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');
const client = { one: 'клиент', few: 'клиента', many: 'клиентов' };
const monthNames = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];

export const dashboardRu: typeof dashboardEn = {
  absent: 'нет значения',
  rest: 'остальные',
  group: 'Группа',
  month: (month: number, year: string) => `${monthNames[month - 1] ?? month} ${year}`,
  clients: (n: number) => russianCount(n, client),
  subtitle: (p: { variables: readonly string[]; nRows: number }) =>
    `${p.variables.join(' · ')}; ${russianCount(p.nRows, client)}`,
  describeHead: ['Поле', 'Категорий', 'Самая частая', 'Её доля', 'Неизвестно'],
  spreadHead: ['Наименьшее', 'Нижний квартиль', 'Медиана', 'Верхний квартиль', 'Наибольшее'],
  summary: 'Коротко',
  written: (path: string) => `дашборд записан: ${path}`,
  page: {
    title: 'Дашборды',
    choose: 'Дашборд',
    rows: (p: { nFiltered: number; nRows: number }) =>
      p.nFiltered === p.nRows
        ? russianCount(p.nRows, client)
        : `${f.count(p.nFiltered)} из ${f.count(p.nRows)} клиентов`,
    filters: 'Фильтры',
    noFilters: 'Нажмите на отметку или проведите по нескольким: изменятся все графики.',
    remove: (p: { field: string; category: string }) => `Убрать фильтр ${p.field}: ${p.category}`,
    clear: 'Сбросить все (Esc)',
    compare: 'Сравнить',
    compareNone: 'ничего',
    with: 'с',
    numbers: 'Те же числа таблицей',
    filterBy: (name: string) => `Показать только: ${name}`,
    export: 'Сохранить',
    svg: 'Картинка (SVG)',
    png: 'Картинка (PNG)',
    csv: 'Числа (CSV)',
    snapshot: 'Снимок (HTML)',
    share: 'Скопировать ссылку',
    shared: 'Ссылка скопирована: в ней фильтры и ни одного клиента.',
    none: 'Для этого запуска дашборда нет',
    noneText:
      'В этой папке нет таблицы клиентов, по которой строятся графики: её опубликовали без клиентов, или она сделана прежней версией. Чтобы таблица появилась, повторите исследование.',
    chapters: 'Главы',
  },
};
