import type { StudyConfig } from '../contract/index.ts';
import type { TableSource } from '../engines/engine.ts';

/** How a table is written, as configurations and the command line say it; what is absent is told from the file. */
export type TableInput = StudyConfig['input'];

/** The table at a path, written as the input says. */
export function tableSource(path: string, input: TableInput): TableSource {
  const { delimiter, encoding, decimal, missingTokens, dropTotals, nameEmpty, textDates } = input;
  return {
    path,
    ...(delimiter !== undefined && { delimiter }),
    ...(encoding !== undefined && { encoding }),
    ...(decimal !== undefined && { decimal }),
    ...(missingTokens !== undefined && { missingTokens }),
    ...(dropTotals !== undefined && { dropTotals }),
    ...(nameEmpty !== undefined && { nameEmpty }),
    ...(textDates !== undefined && { textDates }),
  };
}
