import {
  DuckDBBitValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeTZValue,
  DuckDBTimeValue,
  type DuckDBType,
  DuckDBUUIDValue,
  type DuckDBValue,
  JsonDuckDBValueConverter,
} from '@duckdb/node-api';
import type { CellValue } from '../engine.ts';

/** A value as text, a number, a boolean or null: long integers and dates as text, lists and structs as JSON text. */
export function toCell(value: DuckDBValue, type: DuckDBType): CellValue {
  if (isPlain(value)) return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (isTimestamp(value)) return value.toString().replace(' ', 'T');
  if (isScalar(value)) return value.toString();
  return JSON.stringify(JsonDuckDBValueConverter(value, type, JsonDuckDBValueConverter));
}

/** A value that is a cell as it stands. */
export function isPlain(value: DuckDBValue): value is CellValue {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

function isTimestamp(value: DuckDBValue): value is DuckDBTimestampValue {
  return (
    value instanceof DuckDBTimestampValue ||
    value instanceof DuckDBTimestampSecondsValue ||
    value instanceof DuckDBTimestampMillisecondsValue ||
    value instanceof DuckDBTimestampNanosecondsValue ||
    value instanceof DuckDBTimestampTZValue
  );
}

function isScalar(value: DuckDBValue): value is DuckDBDateValue {
  return (
    value instanceof DuckDBDateValue ||
    value instanceof DuckDBTimeValue ||
    value instanceof DuckDBTimeTZValue ||
    value instanceof DuckDBUUIDValue ||
    value instanceof DuckDBIntervalValue ||
    value instanceof DuckDBBlobValue ||
    value instanceof DuckDBBitValue
  );
}
