import { formatCount } from './format.ts';

/** One and many: "1 client", "2 clients". */
interface EnglishForms {
  readonly one: string;
  readonly other: string;
}

/** «1 клиент», «2 клиента», «5 клиентов»; a fraction takes the form of 2: «1,5 клиента». */
interface RussianForms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
}

const english = new Intl.PluralRules('en');
const russian = new Intl.PluralRules('ru');

/** The form of a word that goes with a count, without the count. */
function englishForm(count: number, forms: EnglishForms): string {
  return english.select(count) === 'one' ? forms.one : forms.other;
}

/** The form of a word that goes with a count, without the count. */
export function russianForm(count: number, forms: RussianForms): string {
  switch (russian.select(count)) {
    case 'one':
      return forms.one;
    case 'many':
      return forms.many;
    default:
      return forms.few;
  }
}

/** "28,831 clients". */
export function englishCount(count: number, forms: EnglishForms): string {
  return `${formatCount(count, 'en')}\u00a0${englishForm(count, forms)}`;
}

/** «28 831 клиент». */
export function russianCount(count: number, forms: RussianForms): string {
  return `${formatCount(count, 'ru')}\u00a0${russianForm(count, forms)}`;
}
