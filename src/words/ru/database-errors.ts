import type { databaseErrorsEn } from '../en/database-errors.ts';

export const databaseErrorsRu: typeof databaseErrorsEn = {
  E_POSTGRES: (p) => {
    switch (p.kind) {
      case 'address':
        return ['это не адрес базы данных', 'напишите postgres://user@host:5432/database'];
      case 'login':
        return [
          'база данных не приняла пользователя, пароль или имя базы',
          'проверьте адрес; пароль можно задать в PGPASSWORD или ~/.pgpass',
        ];
      case 'no-query':
        return ['для базы данных нужен запрос', 'задайте его: --query "SELECT … FROM …"'];
      case 'no-columns':
        return ['в ответе на запрос нет столбцов', 'выберите хотя бы один'];
      case 'unreachable':
        return [
          `база данных не отвечает${p.reason === null ? '' : ` (${p.reason})`}`,
          'проверьте адрес, порт и что база запущена',
        ];
      case 'query':
        return [`база данных не приняла запрос: ${p.message}`, 'после --query нужен один SELECT'];
      case 'timeout':
        return [`запрос шёл дольше ${p.seconds} с`, 'дайте ему больше времени: --timeout, или сузьте запрос'];
      case 'broken':
        return [`связь прервалась после строки ${p.rows}; ничего не записано`, 'выполните команду ещё раз'];
      case 'value':
        return [
          `значение строки ${p.row} не помещается в тип ${p.type}, в котором хранится столбец; ничего не записано`,
          'выберите столбец как текст: "столбец"::text AS "столбец"',
        ];
      case 'long-row':
        return [
          `строка ${p.row} длиннее ${p.megabytes} МБ; ничего не записано`,
          'уберите из запроса самый длинный столбец или обрежьте его: left("столбец", 1000)',
        ];
    }
  },
  E_YES_NO: () => ['ни «да», ни «нет»', 'напишите «да» или «нет» либо выберите другой тип'],
};
