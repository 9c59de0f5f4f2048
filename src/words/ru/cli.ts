import type { cliEn } from '../en/cli.ts';
import { russianCount } from '../plural.ts';

export const cliRu: typeof cliEn = {
  stages: {
    read: 'Чтение таблицы',
    profile: 'Профиль таблицы',
    split: 'Деление на обучение и проверку',
    impute: 'Заполнение пропусков',
    preprocess: 'Масштабирование и кодирование',
    sweep: 'Кластеризация при каждом k',
    null: 'Кластеризация перемешанных копий',
    choose: 'Выбор набора данных и признаков',
    segment: 'Построение сегментов',
    verdict: 'Сравнение с перемешанными копиями',
    explore: 'Дендрограммы и карты',
    classify: 'Обучение классификаторов',
    name: 'Имена сегментов',
    pictures: 'Рисование картинок',
    report: 'Запись отчёта',
  },
  status: {
    complete: 'все поля известны',
    filled: 'дополнено по похожим клиентам',
    abstained: 'сведений не хватает',
  },
  timeLeft: (text) => `осталось ${text}`,
  reused: 'взято из прошлого запуска',
  seconds: (count) => `${count} с`,
  minutes: (minutes, seconds) => `${minutes} мин ${seconds} с`,
  warning: (code, message) => `предупреждение ${code}: ${message}`,
  interrupted: 'Прервано. Сделанное сохранено: та же команда продолжит работу.',
  finding: (k, features, silhouette, nDistinct) =>
    `${russianCount(k, { one: 'сегмент', few: 'сегмента', many: 'сегментов' })} по признакам ${features}: силуэт ${silhouette}, различных строк ${nDistinct}.`,
  segmentLine: (id, share, clients) => `Сегмент ${id} · ${share} · клиентов: ${clients}`,
  written: (path) => `Отчёт:  ${path}`,
  modelAt: (path) => `Модель: ${path}`,
  answer: (id, name, share) => `Сегмент ${id}${name === null ? '' : ` · ${name}`} (${share} клиентов)`,
  segmentIs: (id, name) => `Сегмент ${id}${name === null ? '' : ` · ${name}`}`,
  abstains: 'Сегмент не назван: сведений не хватает',
  likeliest: (id, name, probability) =>
    `Вероятнее всего сегмент ${id}${name === null ? '' : ` · ${name}`}: ${probability}`,
  sure: (probability, status) => `Вероятность ${probability}: ${status}`,
  notKnown: (fields) => `Неизвестно: ${fields}`,
  because: (rule) => `Потому что ${rule}`,
  model: (hash) => `Модель ${hash}`,
  scored: (rows, path) => `Строк с ответом: ${rows}, файл ${path}`,
};
