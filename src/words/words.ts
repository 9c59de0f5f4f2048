import { chaptersEn } from './en/chapters.ts';
import { chartsEn } from './en/charts.ts';
import { cliEn } from './en/cli.ts';
import { reportEn } from './en/report.ts';
import { type Format, formatFor } from './format.ts';
import type { Language } from './language.ts';
import { chaptersRu } from './ru/chapters.ts';
import { chartsRu } from './ru/charts.ts';
import { cliRu } from './ru/cli.ts';
import { reportRu } from './ru/report.ts';

/** Everything that is said, in one language. English sets the keys; the compiler holds Russian to them. */
export interface Words {
  readonly language: Language;
  readonly format: Format;
  readonly cli: typeof cliEn;
  readonly charts: typeof chartsEn;
  readonly report: typeof reportEn;
  readonly chapters: typeof chaptersEn;
}

const en: Words = Object.freeze({
  language: 'en',
  format: formatFor('en'),
  cli: cliEn,
  charts: chartsEn,
  report: reportEn,
  chapters: chaptersEn,
});

const ru: Words = Object.freeze({
  language: 'ru',
  format: formatFor('ru'),
  cli: cliRu,
  charts: chartsRu,
  report: reportRu,
  chapters: chaptersRu,
});

/** Every sentence in one language. */
export function wordsFor(language: Language): Words {
  return language === 'ru' ? ru : en;
}
