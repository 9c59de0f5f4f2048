import type { runErrorsEn } from '../en/run-errors.ts';

export const runErrorsRu: typeof runErrorsEn = {
  E_RUN: (p) => {
    switch (p.kind) {
      case 'absent':
        return [
          'это не папка запуска: в ней нет run.json',
          'укажите папку, которую записала команда «clientele study»',
        ];
      case 'version':
        return [
          'run.json записан другой версией',
          'укажите папку, которую записала команда «clientele study»',
        ];
      case 'unfinished':
        return [
          'этот запуск не завершён',
          'повторите его команду study: она продолжит с того места, где прервалась',
        ];
    }
  },
  E_REPLAY: (p) => {
    switch (p.kind) {
      case 'no-table':
        return ['таблицы этого запуска здесь нет', `укажите, где она: --table ${p.table}`];
      case 'other-table':
        return [
          `это не та таблица: её sha256 начинается с ${p.found}, а у ${p.table} — с ${p.recorded}`,
          'укажите таблицу в прежнем виде: --table ФАЙЛ',
        ];
      case 'no-config':
        return ['в запуске нет study.yaml', 'повторите исследование'];
      case 'other-config':
        return [
          'настройки изменили после исследования',
          'верните study.yaml в прежнем виде или повторите исследование',
        ];
    }
  },
};
