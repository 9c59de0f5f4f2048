import { inputError } from '../contract/index.ts';
import { type Language, languages, refusal } from '../words/index.ts';

/** The language of the environment: Russian where LC_ALL or LANG says so, else English. */
export function systemLanguage(env: Readonly<Record<string, string | undefined>> = process.env): Language {
  return (env.LC_ALL ?? env.LANG ?? '').toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

/** The language of an option; absent is the environment's. */
export function languageOf(option: string | undefined): Language {
  if (option === undefined) return systemLanguage();
  const found = languages.find((language) => language === option);
  if (found) return found;
  throw inputError(
    refusal('E_OPTION', { option: '--lang', kind: 'one-of', allowed: languages, given: option }),
  );
}

/** The language that a command line asks for, before it is understood: of `--lang`, else the environment's. */
export function languageOfArguments(argv: readonly string[]): Language {
  const at = argv.findLastIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const option = argv[at]?.includes('=') ? argv[at].slice('--lang='.length) : argv[at + 1];
  const found = at < 0 ? undefined : languages.find((language) => language === option);
  return found ?? systemLanguage();
}
