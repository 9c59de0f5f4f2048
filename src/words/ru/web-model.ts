import type { webModelEn } from '../en/web-model.ts';
import { formatFor } from '../format.ts';
import { russianCount, russianForm } from '../plural.ts';

const f = formatFor('ru');
/** «из 21 клиента», «из 5 клиентов». */
const ofClients = { one: 'клиента', few: 'клиентов', many: 'клиентов' };

/** The model page. */
export const webModelRu: typeof webModelEn = {
  title: 'Модель',
  tree: 'Дерево',
  coefficients: 'Коэффициенты',
  confusion: 'Согласие',
  balance: 'Баланс классов',
  checks: 'Проверки',
  card: 'Карточка',
  downloads: 'Скачать',
  fidelity: 'Согласие с кластеризацией',
  fidelityNote:
    'Как часто дерево и регрессия дают сегмент кластеризации. Это не точность о клиентах: сегменты построены по тем же столбцам.',
  classifier: 'Классификатор',
  heldOut: 'отложенные строки',
  later: 'более поздние строки',
  notMeasured: 'не измерено',
  zoomIn: 'Крупнее',
  zoomOut: 'Мельче',
  fit: 'Целиком',
  treeHint: 'Двигайте мышью или стрелками, + и − меняют размер, 0 показывает целиком.',
  coefficientsTitle: (p) => `Больше всего весит ${p.feature}: ${f.number(p.value)}, ${p.segment}`,
  coefficientsSubtitle: (p) =>
    `Коэффициенты логистической регрессии: ${russianCount(p.nFeatures, { one: 'закодированный признак', few: 'закодированных признака', many: 'закодированных признаков' })}, ${russianCount(p.nSegments, { one: 'сегмент', few: 'сегмента', many: 'сегментов' })}`,
  coefficientsCaption:
    'Положительный говорит за сегмент, отрицательный — против, при прочих равных. Сравнивать можно только признаки одного масштаба.',
  intercept: 'Свободный член',
  feature: 'Признак',
  file: 'model.json: всё от слов клиента до сегмента, ни одной строки клиентов',
  cardFile: 'Карточка модели, Markdown',
  cardLoading: 'Карточка модели появится здесь, как только загрузится.',
  sql: 'SQL, который добавит к таблице базы данных те же столбцы оценки',
  sqlTable: 'Таблица',
  sqlDialect: 'База данных',
  sqlAnsi: 'другие (ANSI SQL)',
  sqlDownload: 'Скачать SQL',
  reportFile: 'Отчёт: одна страница, которой больше ничего не нужно',
  schema: 'API для программ',
  published: (p) => `Опубликовано: ${p.by}, ${p.date}.${p.reason === null ? '' : ` Основание: ${p.reason}`}`,
  cardRows: {
    hash: 'Хеш модели',
    study: 'Исследование',
    software: 'Чем построена',
    data: 'SHA-256 таблицы',
    config: 'SHA-256 настроек',
    nClients: 'Построена по данным клиентов',
    imputation: 'Чем заполнены пропуски',
    pipeline: 'Конвейер',
    features: 'От чего зависит сегмент',
    rule: 'Когда отвечает',
    cells: 'Подсчёты для неполных данных',
    silhouette: 'Силуэт',
    verdict: 'Вердикт',
    inertia: 'Инерция',
    distinct: 'Различных строк',
  },
  answerRule: (p) =>
    `от ${f.number(p.minProbability * 100)} из 100${p.minKnownFields === 0 ? '' : `, если важных полей известно хотя бы ${p.minKnownFields}`}`,
  cells: (p) =>
    `ячейки не меньше чем из ${f.count(p.minClients)}\u00a0${russianForm(p.minClients, ofClients)}, вместе ${f.percent(p.coverage)} всех`,
  purpose: 'Для чего она',
  purposeText:
    'Чтобы выбрать, о чём говорить и что предложить. Не для выдачи, отказа или цены кредита и не для решений с правовыми последствиями.',
};
