import { parseDocument } from 'yaml';
import { checkSchema, InputError, type StudyConfig, studyConfigSchema } from '../contract/index.ts';
import type { ColumnInfo, TableInfo } from '../engines/engine.ts';

const code = 'E_CONFIG';

/** A study's configuration from YAML text, every default written out. Errors name the first wrong field. */
export function parseStudyConfig(text: string, file: string): StudyConfig {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    throw new InputError(code, error.message.split('\n')[0], {
      file,
      ...(line === undefined ? {} : { line }),
      hint: 'mend the YAML',
    });
  }
  const config = checkSchema(studyConfigSchema, document.toJS(), {
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
    columns: Object.fromEntries(info.columns.map((column) => [column.name, inferColumn(column)])),
  });
}

function inferColumn({ type }: ColumnInfo): unknown {
  if (type === 'identifier') return { type, role: 'identifier' };
  if (type === 'text')
    return { type, role: 'dropped', reason: 'free text: too many different values to cluster' };
  return { type };
}

/** Refuses a configuration whose parts name columns that it does not have, or contradict each other. */
function checkReferences(config: StudyConfig, file: string): void {
  const refuse = (path: string, message: string, hint: string): never => {
    throw new InputError(code, `${path}: ${message}`, { file, hint });
  };
  const kept = Object.entries(config.columns).filter(([, column]) => column.role !== 'dropped');
  const names = [
    ...kept.map(([name, column]) => column.rename ?? name),
    ...config.derived.map((derived) => derived.name),
  ];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) refuse('columns', `two columns are called "${twice}"`, 'rename one of them');
  const features = [
    ...kept.filter(([, column]) => column.role === 'feature').map(([name, column]) => column.rename ?? name),
    ...config.derived.filter((derived) => derived.role === 'feature').map((derived) => derived.name),
  ];
  if (features.length === 0) refuse('columns', 'there is no column to cluster', 'give one the role feature');
  for (const [name, column] of kept) {
    const clusters = column.role === 'feature' || column.role === 'context';
    if (clusters && (column.type === 'identifier' || column.type === 'text')) {
      refuse(
        `columns.${name}`,
        `a column of type ${column.type} cannot be clustered`,
        'give it another role',
      );
    }
  }
  if (kept.filter(([, column]) => column.role === 'outcome').length > 1) {
    refuse('columns', 'there are two outcomes', 'give one of them the role profile');
  }
  for (const derived of config.derived) {
    const source = config.columns[derived.from];
    if (!source || source.role === 'dropped') {
      refuse(
        `derived.${derived.name}`,
        `there is no column "${derived.from}" to make it of`,
        'name a kept column',
      );
    }
  }
  const { sweep, choice } = config;
  if (sweep.kFrom > sweep.kTo) refuse('sweep', 'kFrom must be at most kTo', 'swap them');
  if (choice.mode === 'found') {
    if (choice.kFrom > choice.kTo) refuse('choice', 'kFrom must be at most kTo', 'swap them');
    if (choice.kFrom < sweep.kFrom || choice.kTo > sweep.kTo) {
      refuse(
        'choice',
        `k must lie within the sweep, ${sweep.kFrom} to ${sweep.kTo}`,
        'widen the sweep or narrow the choice',
      );
    }
    return;
  }
  for (const feature of choice.features) {
    if (!features.includes(feature)) {
      refuse('choice.features', `"${feature}" is not a feature`, `use some of ${features.join(', ')}`);
    }
  }
  if (!config.imputations.includes(choice.imputation)) {
    refuse(
      'choice.imputation',
      `"${choice.imputation}" is not among the imputations`,
      'add it to imputations',
    );
  }
  if (!config.pipelines.includes(choice.pipeline)) {
    refuse('choice.pipeline', `${choice.pipeline} is not among the pipelines`, 'add it to pipelines');
  }
}
