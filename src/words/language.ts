/** The languages that everything is said in. */
export type Language = 'en' | 'ru';

export const languages: readonly Language[] = ['en', 'ru'];
