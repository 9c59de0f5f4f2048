import { inputError } from '../contract/index.ts';
import { refusal } from '../words/index.ts';

/** The integer that an option says, within its bounds. */
export function integerOption(name: string, text: string, from: number, to: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw inputError(refusal('E_OPTION', { option: name, kind: 'integer', from, to, given: text }));
}
