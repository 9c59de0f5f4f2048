// errors
export {
  InputError,
  type InputErrorOptions,
  type InputPlace,
  inputError,
  inputErrorLine,
  type PlaceWords,
} from './errors.ts';
export { checkSchema } from './check.ts';
// columns
export {
  type BooleanValues,
  type CastType,
  type CastValues,
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
export { type Imputation, imputationSchema } from './imputation.ts';
export {
  type Derivation,
  type DerivedColumn,
  type FoundChoice,
  type GivenChoice,
  type StudyCalendar,
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
export { type Publication, publicationSchema } from './publication.ts';
// model
export {
  type ModelContent,
  type ModelField,
  type ModelWorth,
  type Verdict,
  type ModelFile,
  modelFileSchema,
  type RuleCondition,
} from './model-file.ts';
// public tables
export { type Dataset, datasetsFileSchema } from './datasets-file.ts';
// names and offers of segments
export {
  type NamedSegment,
  type NamedSegments,
  namedSegmentsSchema,
  type SegmentDescription,
  type SegmentsFile,
  segmentsFileSchema,
} from './segments-file.ts';
// dashboards
export {
  chartTypeSchema,
  type Dashboard,
  type DashboardChapter,
  type DashboardChartType,
  type DashboardField,
  type DashboardFilter,
  type DashboardInput,
  type DashboardMetric,
  type DashboardTile,
  dashboardSchema,
  tilesOf,
  gridColumns,
} from './dashboard.ts';
export { type Placeholder, readTemplate, type TemplatePart } from './dashboard/template.ts';
export {
  type DashboardAnswer,
  type DashboardAsk,
  type DashboardData,
  type DashboardList,
  type DashboardResponse,
  dashboardAnswerSchema,
  dashboardDataSchema,
  dashboardListSchema,
  dashboardResponseSchema,
  dashboardSaveSchema,
  type TileAnswer,
} from './api/dashboards.ts';
// sample
export {
  type RecipeCell,
  type RecipeColumn,
  type RecipeVariable,
  type SampleRecipe,
  sampleRecipeSchema,
} from './sample-recipe.ts';
// the API
export {
  type BadRow,
  type ExplainRequest,
  type ExplainResponse,
  explainRequestSchema,
  explainResponseSchema,
  type FileReport,
  fileReportSchema,
  healthSchema,
  maxBadRows,
  maxScoreRows,
  maxSheetRows,
  modelsSchema,
  pageAnswersSchema,
  type Problem,
  problemSchema,
  readySchema,
  type RunResponse,
  runResponseSchema,
  type ScoreRequest,
  type ScoreResponse,
  type ScoreRow,
  scoreRequestSchema,
  scoreResponseSchema,
  scoreRowSchema,
  type SegmentsRequest,
  type SegmentsResponse,
  type SqlRequest,
  type SqlResponse,
  type SqlTables,
  segmentsRequestSchema,
  sqlRequestSchema,
  sqlResponseSchema,
  sqlTablesSchema,
  segmentsResponseSchema,
  type TableFormat,
  tableTypes,
  type ValueProblem,
  loadTypes,
  tableNamePattern,
  type Upload,
  type UploadLine,
  type UploadPreview,
  type UploadQuery,
  type UploadRejected,
  type UploadRequest,
  type Uploads,
  uploadLineSchema,
  uploadPreviewSchema,
  uploadQuerySchema,
  uploadRequestSchema,
  uploadSchema,
  uploadsSchema,
} from './api/index.ts';
export { type RunFigures, runFiguresSchema } from './run-figures.ts';
// JSON
export { canonicalJson, type JsonValue } from './canonical.ts';
export { jsonSchema, type SchemaName, schemaNames } from './json-schema.ts';
