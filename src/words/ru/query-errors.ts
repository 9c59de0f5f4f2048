import type { queryErrorsEn } from '../en/query-errors.ts';

/** Сколько имён перечисляет сообщение. */
const nListed = 10;
const listed = (names: readonly string[]): string =>
  `${names.slice(0, nListed).join(', ')}${names.length > nListed ? ` … (всего ${names.length})` : ''}`;

export const queryErrorsRu: typeof queryErrorsEn = {
  E_QUERY: (p) => {
    switch (p.kind) {
      case 'empty':
        return ['запроса нет', 'напишите SELECT'];
      case 'control':
        return ['в запросе есть невидимый символ', 'удалите его или наберите запрос заново'];
      case 'long':
        return [`запрос длиннее ${p.most} байт`, 'сократите его'];
      case 'several':
        return [`за раз выполняется один запрос, а здесь их ${p.found}`, 'оставьте один'];
      case 'statement':
        return [
          'здесь выполняется только SELECT',
          'для PIVOT, SUMMARIZE, DESCRIBE и EXPLAIN есть кнопки и параметры',
        ];
      case 'show':
        return ['SHOW, DESCRIBE и SUMMARIZE текстом не выполняются', 'для них есть кнопки и параметры'];
      case 'pivot':
        return [
          'PIVOT текстом не выполняется',
          'для него есть кнопка; можно и написать sum(…) FILTER (WHERE …)',
        ];
      case 'large':
        return ['в запросе слишком много частей', 'сократите его'];
      case 'deep':
        return ['вложенность запроса слишком велика', 'разделите его с помощью WITH'];
      case 'ctes':
        return [`в запросе больше ${p.most} частей WITH`, 'объедините некоторые из них'];
      case 'recursive':
        return ['WITH RECURSIVE здесь не выполняется', 'выпишите шаги по отдельности'];
      case 'function':
        return [`функции ${p.name} нет среди тех, что здесь выполняются`, 'список есть в справке'];
      case 'table-function':
        return [`${p.name}(…) не может стоять на месте таблицы`, 'обратитесь к таблице по имени'];
      case 'construct':
        return [`эта часть SQL (${p.name}) здесь не выполняется`, 'напишите иначе'];
      case 'table':
        return [
          `таблицы ${p.name} нет`,
          p.tables.length === 0 ? 'таблиц нет совсем' : `есть таблицы: ${listed(p.tables)}`,
        ];
      case 'pivot-column':
        return [`в результате запроса нет столбца ${p.name}`, `есть столбцы: ${listed(p.columns)}`];
      case 'pivot-wide':
        return [
          `в столбце ${p.name} больше ${p.most} значений: для заголовков это слишком много`,
          'выберите другой столбец или сгруппируйте значения',
        ];
      case 'memory':
        return [
          'запросу нужно больше памяти, чем отведено',
          'возьмите меньше строк или столбцов либо сгруппируйте раньше',
        ];
      case 'time':
        return ['запрос шёл слишком долго и остановлен', 'возьмите меньше строк или соедините меньше таблиц'];
      case 'ended':
        return ['запрос потребовал слишком много и остановлен', 'возьмите меньше строк или упростите шаги'];
      case 'busy':
        return ['сейчас выполняется слишком много запросов', 'подождите немного и повторите'];
      case 'database':
        return p.type === 'Parser'
          ? [`запрос не разобран: ${p.message}`, 'исправьте его в этом месте']
          : [`запрос не выполнен: ${p.message}`];
    }
  },
};
