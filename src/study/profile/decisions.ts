import { isOfCalendar, type Subject } from './subject.ts';
import type { Advice, AlertCode, ColumnDecision, ProfileAlert } from './table-profile.ts';

const adviceOf: Readonly<Record<AlertCode, Advice>> = {
  leak: 'drop',
  date: 'context',
  identifier: 'drop',
  constant: 'drop',
  duplicate: 'drop',
  'nearly-constant': 'look',
  missing: 'look',
  scale: 'look',
};

/** The strictest advice wins. */
const strictness: readonly Advice[] = ['keep', 'look', 'context', 'drop'];

/** What is done with each column, and what the alerts say to that. */
export function decide(subjects: readonly Subject[], alerts: readonly ProfileAlert[]): ColumnDecision[] {
  return subjects
    .filter((subject) => !isOfCalendar(subject))
    .map(({ name, role, reason }) => {
      const own = alerts.filter(({ column }) => column === name).map(({ code }) => code);
      const advice = own
        .map((code) => adviceOf[code])
        .reduce((a, b) => (strictness.indexOf(b) > strictness.indexOf(a) ? b : a), 'keep' as Advice);
      return {
        column: name,
        role,
        reason,
        advice,
        because: own,
        isContested:
          (advice === 'drop' && (role === 'feature' || role === 'context')) ||
          (advice === 'context' && role === 'feature'),
      };
    });
}
