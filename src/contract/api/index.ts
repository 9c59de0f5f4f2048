// clients
export { maxScoreRows, type ScoreRow, scoreRowSchema } from './client.ts';
export {
  type ScoreRequest,
  type ScoreResponse,
  scoreRequestSchema,
  scoreResponseSchema,
} from './score.ts';
export {
  type ExplainRequest,
  type ExplainResponse,
  explainRequestSchema,
  explainResponseSchema,
} from './explain.ts';
// tables
export {
  type BadRow,
  type FileReport,
  fileReportSchema,
  maxBadRows,
  maxSheetRows,
  type TableFormat,
  tableTypes,
} from './file.ts';
// uploads
export {
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
} from './uploads.ts';
// segments
export {
  type SegmentsRequest,
  type SegmentsResponse,
  segmentsRequestSchema,
  segmentsResponseSchema,
} from './segments.ts';
// queries
export {
  type SqlRequest,
  type SqlResponse,
  type SqlTables,
  sqlRequestSchema,
  sqlResponseSchema,
  sqlTablesSchema,
} from './sql.ts';
// the run
export { type RunResponse, runResponseSchema } from './run.ts';
// the service
export { healthSchema, modelsSchema, pageAnswersSchema, readySchema } from './service.ts';
export { type Problem, problemSchema, type ValueProblem } from './problem.ts';
