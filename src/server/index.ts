// the application
export { createApp } from './app.ts';
export type { ReadFile, ServerDeps, SqlQueries, WriteFiles } from './deps.ts';
export { createModelHolder, type ModelHolder, type ModelHolderOptions } from './service/served-model.ts';
export { createMetrics, type Metrics, type MetricsOptions } from './service/metrics.ts';
// in front of it
export { createGate, type Gate, type GateOptions } from './http/gate.ts';
// tables
export type { ScoreFile, ScoreFileRequest } from './file/score-file.ts';
export { createScoreFile } from './file/create-score-file.ts';
export { sheetToCsv } from './file/sheet-to-csv.ts';
export type {
  Connection,
  LoadedTable,
  RunUploadTask,
  UploadAnswers,
  UploadDeps,
  UploadTask,
} from './upload/port.ts';
export { type ApiCode, RequestError } from './request/request-error.ts';
