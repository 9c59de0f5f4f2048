import type { fetchErrorsEn } from '../en/fetch-errors.ts';

export const fetchErrorsRu: typeof fetchErrorsEn = {
  E_NETWORK: (p) => {
    const hint = 'проверьте связь и попробуйте ещё раз';
    switch (p.kind) {
      case 'answered':
        return [`сервер ответил ${p.status}`, hint];
      case 'silent':
        return [`за ${p.seconds} с ничего не пришло`, hint];
      case 'failed':
        return [`скачать не удалось: ${p.reason}`, hint];
    }
  },
  E_DOWNLOAD_SIZE: (p) => [`пришло больше ${p.maxBytes} байт`],
  E_CHECKSUM: (p) => [
    `это не те байты, что записаны: ${p.bytes}, SHA-256 ${p.sha256}; файл не записан`,
    'возможно, файл изменил издатель или кто-то по дороге',
  ],
  E_ARCHIVE: (p) => {
    switch (p.kind) {
      case 'size':
        return [`«${p.name}» в скачанном архиве распаковывается больше чем в ${p.maxBytes} байт`];
      case 'no-zip':
        return [unusable('это не ZIP')];
      case 'directory':
        return [unusable('его оглавление повреждено')];
      case 'entry':
        return [unusable('одна из записей повреждена')];
      case 'cut':
        return [unusable('он обрезан')];
      case 'damaged':
        return [unusable('он повреждён')];
      case 'absent':
        return [unusable(`в нём нет «${p.name}»`)];
      case 'encrypted':
        return [unusable(`«${p.name}» зашифрован`)];
      case 'method':
        return [unusable(`«${p.name}» сжат способом ${p.method}`)];
    }
  },
};

const unusable = (why: string): string => `скачанный архив нельзя использовать: ${why}`;
