import { InputError } from '../contract/index.ts';
import { type Language, languages } from '../words/index.ts';

/** The language of the environment: Russian where LC_ALL or LANG says so, else English. */
export function systemLanguage(env: Readonly<Record<string, string | undefined>> = process.env): Language {
  return (env.LC_ALL ?? env.LANG ?? '').toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

/** The language of an option; absent is the environment's. */
export function languageOf(option: string | undefined): Language {
  if (option === undefined) return systemLanguage();
  const found = languages.find((language) => language === option);
  if (found) return found;
  throw new InputError('E_OPTION', `--lang must be one of ${languages.join(', ')}; got "${option}"`);
}
