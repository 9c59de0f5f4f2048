import type { replayEn } from '../en/replay.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');

export const replayRu: typeof replayEn = {
  otherSoftware: (recorded, now) =>
    `Запуск сделала версия ${recorded}, а это ${now}: файлы могут отличаться уже поэтому.`,
  otherCode: 'Запуск сделан другой сборкой этой версии: файлы могут отличаться уже поэтому.',
  edited: (path) =>
    `${path} правили после исследования; написанное исследованием хранится в segments/ — сравнили его.`,
  changed: (path) => `${path}: изменён после исследования`,
  gone: (path) => `${path}: удалён после исследования`,
  other: (path) => `${path}: при пересчёте получается другим`,
  notMade: (path) => `${path}: записан, но при пересчёте не получается`,
  notRecorded: (path) => `${path}: при пересчёте получается, но не записан`,
  same: (nFiles, nThreads, nRecorded) =>
    `Всё сошлось до байта (файлов: ${f.count(nFiles)}): пересчитано на ${russianCount(nThreads, { one: 'потоке', few: 'потоках', many: 'потоках' })}, исследование шло на ${nRecorded}.`,
  different: (nDifferent, nFiles) =>
    `Не сошлось: ${russianCount(nDifferent, { one: 'файл', few: 'файла', many: 'файлов' })} из ${f.count(nFiles)}.`,
  published: (folder) => `Опубликовано: ${folder}`,
  interrupted: 'Прервано. Папка запуска осталась прежней.',
};
