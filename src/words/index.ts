// languages
export { type Language, languages } from './language.ts';
// sentences
export { type Words, wordsFor } from './words.ts';
// rules
export { ruleText } from './rule.ts';
// numbers
export {
  type Format,
  formatCount,
  formatExact,
  formatFixed,
  formatFor,
  formatList,
  formatNumber,
  formatPercent,
} from './format.ts';
// plurals
export {
  englishCount,
  russianCount,
} from './plural.ts';
