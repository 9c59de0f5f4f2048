import { type InputError, inputError, type RunWarning, type StudyConfig } from '../contract/index.ts';
import { type Giveaway, recordedWarning, refusal, warning } from '../words/index.ts';
import type { ProfileAlert } from './profile/index.ts';
import { type ColumnRole, studyFields } from './table.ts';

/** A column that is clustered although the profile objects, and why. */
export interface Override {
  readonly column: string;
  /** What it gives away: the outcome, or the date. */
  readonly kind: 'leak' | 'calendar';
  readonly reason: string | { readonly en: string; readonly ru: string };
}

export interface GuardedStudy {
  /** Each `allow` that is left is in effect. */
  readonly config: StudyConfig;
  readonly warnings: readonly RunWarning[];
}

/** A column of the file or a derived one. */
interface Part {
  readonly role: ColumnRole;
  readonly allow?: StudyConfig['columns'][string]['allow'];
}

/**
 * Keeps columns that give away the outcome or the date from making segments. A feature of the date counts as context,
 * which the sweep clusters only to compare; one that leaks the outcome describes segments only. An `allow` with its
 * reason lets it stay.
 *
 * Errors: E_CONFIG where such a column is chosen, or where no feature is left. Warnings: W_GUARDED, W_ALLOWED.
 */
export function guardColumns(config: StudyConfig, alerts: readonly ProfileAlert[]): GuardedStudy {
  const chosen = config.choice.mode === 'given' ? config.choice.features : [];
  const warnings: RunWarning[] = [];
  let first: InputError | null = null;
  const guard = (name: string, path: string, { role: given, allow: wanted }: Part): Part => {
    let role = given;
    let allow: Part['allow'];
    for (const found of giveawaysOf(name, alerts)) {
      const { kind } = found;
      if (role !== 'feature' && !(kind === 'leak' && role === 'context')) continue;
      const reason = wanted?.[kind];
      if (reason !== undefined) {
        allow = { ...allow, [kind]: reason };
        warnings.push(recordedWarning(warning('W_ALLOWED', { ...found, reason }, { columnName: name })));
        continue;
      }
      const refuse = (at: string): InputError =>
        inputError(refusal('E_CONFIG', { ...found, path: at, name, allowAt: `${path}.allow.${kind}` }));
      if (chosen.includes(name)) throw refuse('choice.features');
      first ??= refuse('columns');
      role = kind === 'leak' ? 'profile' : 'context';
      const details = { ...found, allowAt: `${path}.allow.${kind}` };
      warnings.push(recordedWarning(warning('W_GUARDED', details, { columnName: name })));
    }
    return { role, ...(allow && { allow }) };
  };
  const guarded = <P extends Part>(name: string, path: string, { allow, ...rest }: P) =>
    ({ ...rest, ...guard(name, path, { role: rest.role, allow }) }) as P;
  const result: StudyConfig = {
    ...config,
    columns: Object.fromEntries(
      Object.entries(config.columns).map(([source, column]) => [
        source,
        guarded(column.rename ?? source, `columns.${source}`, column),
      ]),
    ),
    derived: config.derived.map((column) => guarded(column.name, `derived.${column.name}`, column)),
  };
  if (first && !studyFields(result).some(({ role }) => role === 'feature')) throw first;
  return { config: result, warnings };
}

/** What was let into the clustering, by a guarded configuration. */
export function overridesOf(config: StudyConfig): Override[] {
  return studyFields(config).flatMap(({ name, column, derived }) => {
    const allow = (column ?? derived)?.allow;
    return (['leak', 'calendar'] as const).flatMap((kind) => {
      const reason = allow?.[kind];
      return reason === undefined ? [] : [{ column: name, kind, reason }];
    });
  });
}

function giveawaysOf(name: string, alerts: readonly ProfileAlert[]): Giveaway[] {
  return alerts.flatMap((alert): Giveaway[] => {
    if (alert.column !== name) return [];
    if (alert.code === 'leak') return [{ kind: 'leak', auc: alert.auc }];
    if (alert.code !== 'date') return [];
    return [{ kind: 'calendar', nChanges: alert.nChanges, nExpected: Math.round(alert.nExpected) }];
  });
}
