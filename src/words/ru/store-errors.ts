import { type storeErrorsEn, utc } from '../en/store-errors.ts';

const again = 'и повторите ту же команду: сделанное сохранено';

export const storeErrorsRu: typeof storeErrorsEn = {
  E_DISK_FULL: (p) => {
    switch (p.kind) {
      case 'disk':
        return ['на диске нет места', `освободите место ${again}`];
      case 'quota':
        return ['исчерпана квота на диске', `освободите место ${again}`];
      case 'file-limit':
        return ['файл больше, чем разрешает система', `поднимите предел (ulimit -f) ${again}`];
    }
  },
  E_NOT_WRITABLE: () => ['сюда нельзя писать', 'укажите другую папку после -o'],
  E_IO: () => ['сбой диска', `проверьте диск ${again}`],
  E_OUTPUT: (p) => [
    `файл не записывается: ${p.message}`,
    'проверьте, что папка есть, в неё можно писать и на диске хватает места',
  ],
  E_RUN_IN_USE: (p) => [
    `с этой папкой запуска с ${utc(p.since)} работает процесс ${p.pid}${p.host === null ? '' : ` на ${p.host}`}`,
    p.host === null
      ? 'дождитесь его конца или укажите другую папку после -o'
      : `дождитесь его конца, а если он уже закончил, удалите ${p.lock}`,
  ],
};
