// the interface every engine implements
export type {
  CellValue,
  ColumnInfo,
  Engine,
  EngineCapabilities,
  GroupRows,
  GroupRowsOptions,
  HeldTable,
  HoldTable,
  NamedTable,
  QueryColumns,
  QueryResult,
  ReadOptions,
  RowGroups,
  TableInfo,
  TableLimits,
  TableSource,
  TableWarning,
  TextEncoding,
  WriteOptions,
} from './engine.ts';
// tables of people
export type {
  LoadColumn,
  LoadOptions,
  LoadType,
  RejectedRow,
  TableLoader,
  TablePreview,
} from './loader.ts';
// queries of strangers
export type {
  CancelSignal,
  DataScope,
  SandboxOperation,
  SandboxQuery,
  SandboxResult,
  SandboxTable,
  ScopeTable,
  SqlSandbox,
  TypedColumn,
} from './sandbox.ts';
