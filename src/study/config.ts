import { checkSchema, inputError, type StudyConfig, studyConfigSchema } from '../contract/index.ts';
import type { ColumnInfo, TableInfo } from '../engines/engine.ts';
import { type ConfigProblem, refusal } from '../words/index.ts';
import { noCell } from './check-inputs.ts';
import { parseYaml } from './parse-yaml.ts';

const code = 'E_CONFIG';

/** A study's configuration from YAML text, every default written out. Errors name the first wrong field. */
export function parseStudyConfig(text: string, file: string): StudyConfig {
  const config = checkSchema(studyConfigSchema, parseYaml(text, { code, file }), {
    code,
    file,
    hint: 'see "clientele schema study" for every field',
  });
  checkReferences(config, file);
  return config;
}

/** A configuration for a table that nobody described: every column that can be clustered is a feature. */
export function inferStudyConfig(info: TableInfo, name: string): StudyConfig {
  return studyConfigSchema.parse({
    version: 1,
    name,
    columns: Object.fromEntries(info.columns.map((column) => [column.name, inferColumn(column, info)])),
  });
}

const dates = { en: 'dates are not clustered', ru: 'даты не участвуют в кластеризации' };
const freeText = {
  en: 'free text: too many different values to cluster',
  ru: 'свободный текст: слишком много разных значений для кластеризации',
};

function inferColumn({ name, type }: ColumnInfo, { warnings }: TableInfo): unknown {
  if (type === 'identifier') return { type, role: 'identifier' };
  if (type !== 'text') return { type };
  const codes = warnings.flatMap(({ columnName, code }) => (columnName === name ? [code] : []));
  const isDate = codes.includes('W_DATE') || codes.includes('W_DATE_AMBIGUOUS');
  const reason = codes.includes('W_EMPTY_COLUMN') ? noCell : isDate ? dates : freeText;
  return { type, role: 'dropped', reason };
}

/** Refuses a configuration whose parts name columns that it does not have, or contradict each other. */
function checkReferences(config: StudyConfig, file: string): void {
  const refuse = (path: string, problem: ConfigProblem): never => {
    throw inputError(refusal(code, { path, ...problem }), { file });
  };
  const kept = Object.entries(config.columns).filter(([, column]) => column.role !== 'dropped');
  const names = [
    ...kept.map(([name, column]) => column.rename ?? name),
    ...config.derived.map((derived) => derived.name),
  ];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) refuse('columns', { kind: 'same-name', name: twice });
  const features = [
    ...kept.filter(([, column]) => column.role === 'feature').map(([name, column]) => column.rename ?? name),
    ...config.derived.filter((derived) => derived.role === 'feature').map((derived) => derived.name),
  ];
  if (features.length === 0) refuse('columns', { kind: 'no-feature' });
  for (const [name, column] of kept) {
    const clusters = column.role === 'feature' || column.role === 'context';
    if (clusters && (column.type === 'identifier' || column.type === 'text')) {
      refuse(`columns.${name}`, { kind: 'not-clusterable', type: column.type });
    }
  }
  if (kept.filter(([, column]) => column.role === 'outcome').length > 1) {
    refuse('columns', { kind: 'two-outcomes' });
  }
  for (const derived of config.derived) {
    if (!kept.some(([name]) => name === derived.from)) {
      refuse(`derived.${derived.name}`, { kind: 'no-source', from: derived.from });
    }
  }
  const month = config.calendar?.month;
  if (month !== undefined && !Object.hasOwn(config.columns, month)) {
    refuse('calendar.month', { kind: 'no-column', name: month });
  }
  const { sweep, choice, alternatives } = config;
  const unknown = alternatives.imputations?.find((name) => !config.imputations.includes(name));
  if (unknown !== undefined) refuse('alternatives.imputations', { kind: 'no-imputation', name: unknown });
  if (sweep.kFrom > sweep.kTo) refuse('sweep', { kind: 'k-order' });
  if (alternatives.kFrom > alternatives.kTo) refuse('alternatives', { kind: 'k-order' });
  if (choice.mode === 'found') {
    if (choice.kFrom > choice.kTo) refuse('choice', { kind: 'k-order' });
    if (choice.kFrom < sweep.kFrom || choice.kTo > sweep.kTo) {
      refuse('choice', { kind: 'outside-sweep', kFrom: sweep.kFrom, kTo: sweep.kTo });
    }
    return;
  }
  for (const feature of choice.features) {
    if (!features.includes(feature)) {
      refuse('choice.features', { kind: 'not-a-feature', name: feature, features });
    }
  }
  if (!config.imputations.includes(choice.imputation)) {
    refuse('choice.imputation', { kind: 'no-imputation', name: choice.imputation });
  }
  if (!config.pipelines.includes(choice.pipeline)) {
    refuse('choice.pipeline', { kind: 'no-pipeline', name: String(choice.pipeline) });
  }
}
