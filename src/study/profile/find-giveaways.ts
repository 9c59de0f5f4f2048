import type { StudyConfig } from '../../contract/index.ts';
import type { StudyTable } from '../table.ts';
import { findAlerts } from './alerts.ts';
import { outcomeByGroup } from './outcome-groups.ts';
import { outcomeOf } from './profile-table.ts';
import { tableSubjects } from './subject.ts';
import type { ProfileAlert } from './table-profile.ts';

/** The alerts of a profile of these columns alone, as far as one column, and rows in their order, raise them. */
export function findGiveaways(table: StudyTable, config: StudyConfig): ProfileAlert[] {
  const { nRows } = table.frame;
  const order = Object.keys(config.columns);
  const subjects = tableSubjects({ nRows, order, kept: table, others: [] }, config);
  const outcomes = outcomeOf(subjects, config)?.outcomes ?? null;
  return findAlerts(
    subjects.map((subject) => {
      const { role } = subject;
      const outcome = outcomes && role !== 'outcome' ? outcomeByGroup(subject, outcomes) : null;
      return { subject, profile: { numbers: null, outcome, role } };
    }),
  ).filter(({ code }) => code === 'leak' || code === 'date');
}
