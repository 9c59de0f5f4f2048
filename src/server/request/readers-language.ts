import { type Language, languages } from '../../words/index.ts';

/** The first language of an Accept-Language header that we speak; else English. */
export function readersLanguage(header = ''): Language {
  const wanted = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  const found = wanted.find((name) => languages.some((language) => language === name));
  return languages.find((language) => language === found) ?? 'en';
}
