// errors
export { InputError, type InputErrorOptions, type InputPlace } from './errors.ts';
export { checkSchema } from './check.ts';
// columns
export {
  type BooleanValues,
  type CategoryValues,
  type ColumnBatch,
  type ColumnReading,
  type ColumnType,
  type ColumnValues,
  columnTypeSchema,
  type IntegerListValues,
  type IntegerValues,
  missingInteger,
  type NumericValues,
  type OutputTable,
  type OutputValues,
  type TextValues,
} from './columns.ts';
// study
export {
  type Derivation,
  type DerivedColumn,
  type FoundChoice,
  type GivenChoice,
  type Imputation,
  imputationSchema,
  type StudyColumn,
  type StudyConfig,
  type StudyConfigInput,
  studyConfigSchema,
} from './study-config.ts';
// run
export {
  type RunFile,
  type RunRecord,
  type RunWarning,
  runRecordSchema,
  type StageRecord,
} from './run-record.ts';
export type { Store } from './store.ts';
// model
export {
  type ModelContent,
  type ModelField,
  type ModelFile,
  modelFileSchema,
  type RuleCondition,
} from './model-file.ts';
// JSON
export { canonicalJson, type JsonValue } from './canonical.ts';
export { jsonSchema, type SchemaName, schemaNames } from './json-schema.ts';
