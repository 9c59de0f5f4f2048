// the interface every engine implements
export type {
  CellValue,
  ColumnInfo,
  Engine,
  EngineCapabilities,
  NamedTable,
  QueryResult,
  TableInfo,
  TableSource,
} from './engine.ts';
