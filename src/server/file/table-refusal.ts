import { type InputError, inputErrorLine } from '../../contract/index.ts';
import { errorText, type Words, wordsFor } from '../../words/index.ts';
import { type RequestError, refuse } from '../request/request-error.ts';

/** What the engine refused, without the path of the file and without the cell. */
export function tableRefusal(error: InputError): RequestError {
  const say = (words: Words): string => {
    const said = errorText(error.code, error.details, words);
    const { line, column, columnName } = error.place;
    const place = {
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
      ...(columnName !== undefined && { columnName }),
    };
    // Without details there is only the whole line, which names the file.
    const what = said?.what ?? words.api.errors.E_TABLE.title;
    return inputErrorLine({ code: error.code, what, hint: said?.hint ?? null, place }, words.place);
  };
  return refuse('E_TABLE', { problem: { en: say(wordsFor('en')), ru: say(wordsFor('ru')) } });
}
