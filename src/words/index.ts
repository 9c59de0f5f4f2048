// languages
export { type Language, languages } from './language.ts';
// sentences
export { type Words, wordsFor } from './words.ts';
// warnings and errors
export type { ConfigProblem } from './en/config-errors.ts';
export type { Giveaway } from './en/giveaway.ts';
export type { QueryProblem } from './en/query-errors.ts';
export {
  type ErrorCode,
  errorText,
  type NoticeDetails,
  type PlacedWarning,
  type Refused,
  recordedWarning,
  refusal,
  type WarningCode,
  warning,
  warningText,
} from './notice.ts';
export { writeRefusal } from './write-refusal.ts';
// rules
export { rulesText, type SaidWorth, verdictText } from './verdict-text.ts';
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
