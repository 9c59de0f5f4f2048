import type { UploadRejected } from '../../contract/index.ts';

const head = ['line', 'row', 'column', 'name', 'value', 'code', 'reason'] as const;

/** Rejected rows as a CSV that a spreadsheet opens and runs nothing of. */
export function rejectedCsv(rows: readonly UploadRejected[]): string {
  const lines = rows.map((row) => head.map((key) => cellOf(row[key])).join(','));
  return `\ufeff${[head.join(','), ...lines].join('\r\n')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
