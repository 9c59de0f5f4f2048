import type { StudyConfig } from '../../contract/index.ts';
import type { TableSource } from '../../engines/engine.ts';
import { guardColumns } from '../guard.ts';
import type { StudyPorts } from '../ports.ts';
import type { StageResult } from '../stage-runner.ts';
import type { StudyTable } from '../table.ts';
import { profileTable } from './profile-table.ts';
import { readProfileTable } from './read-profile-table.ts';
import type { TableProfile } from './table-profile.ts';

/** The profile of the whole table, in the run. */
const profileFile = 'profile.json';

/** Profiles the table of a study, dropped columns too, and writes it into the run. */
export async function profileStage(
  source: TableSource,
  config: StudyConfig,
  kept: StudyTable,
  { engine, store }: StudyPorts,
): Promise<StageResult<TableProfile>> {
  const value = profileTable(await readProfileTable(engine, source, config, kept), config);
  // Refuses a choice that gives itself away before anything else is done.
  const { warnings } = guardColumns(config, value.alerts);
  return { value, files: [await store.write(profileFile, profileJson(value))], warnings };
}

/** A profile as a file. */
export function profileJson(profile: TableProfile): string {
  return `${JSON.stringify(profile, null, 1)}\n`;
}
