import type { RunResponse } from '../../../src/contract/index.ts';
import type { Language } from '../../../src/words/index.ts';

/** Labels of the table's columns, also of those that the model does not have, by the profile of the run. */
export function columnLabels(
  profile: RunResponse['profile'],
  language: Language,
): ReadonlyMap<string, string> {
  const columns = Array.isArray(profile?.columns) ? profile.columns : [];
  return new Map(
    columns.flatMap((column: unknown): [string, string][] => {
      if (!isRecord(column) || typeof column.name !== 'string') return [];
      const label = isRecord(column.label) ? column.label[language] : column.label;
      return typeof label === 'string' ? [[column.name, label]] : [];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
