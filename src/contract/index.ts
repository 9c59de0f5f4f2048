// errors
export { InputError, type InputErrorOptions, type InputPlace } from './errors.ts';
// columns
export {
  type CategoryValues,
  type ColumnBatch,
  type ColumnReading,
  type ColumnType,
  type ColumnValues,
  columnTypeSchema,
  type NumericValues,
  type TextValues,
} from './columns.ts';
