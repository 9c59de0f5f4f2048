// the interface every engine implements
export type {
  CellValue,
  ColumnInfo,
  Engine,
  EngineCapabilities,
  NamedTable,
  QueryResult,
  ReadOptions,
  TableInfo,
  TableLimits,
  TableSource,
  TableWarning,
  TextEncoding,
  WriteOptions,
} from './engine.ts';
