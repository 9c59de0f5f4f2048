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
  TableSource,
  TableWarning,
  TextEncoding,
} from './engine.ts';
