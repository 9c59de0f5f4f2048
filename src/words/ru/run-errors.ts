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
      case 'not-kept':
        return [
          'в этом запуске больше нет того, что сделали его этапы (.kept)',
          'повторите его команду study',
        ];
    }
  },
  E_PUBLISH: (p) => {
    switch (p.kind) {
      case 'reason': {
        const short =
          p.nWords > 0 ? `, а в обосновании слов: ${p.nWords}, нужно не меньше ${p.leastWords}` : '';
        const said =
          p.verdict === 'unmeasured'
            ? 'у модели нет вердикта: силуэт не сравнивали с несвязанными столбцами'
            : `вердикт модели — «${p.verdict === 'none' ? 'нет отличия' : 'слабое отличие'}», это ниже ясного`;
        return [`${said}${short}`, 'объясните, почему её всё же публикуют: --reason "…"'];
      }
      case 'by':
        return ['не сказано, кто публикует', 'назовите: --by "Анна Петрова"'];
      case 'date':
        return [`в --date должен быть день, например 2026-01-31, а дано «${p.given}»`];
      case 'changed':
        return [
          'файл не такой, каким его записало исследование',
          'повторите исследование или посмотрите различия: «clientele replay RUN»',
        ];
      case 'taken':
        return ['здесь уже что-то есть, а опубликованное не меняется', 'укажите другую папку через -o'];
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
