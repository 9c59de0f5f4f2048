import { warning as warningOf } from '../../../words/index.ts';
import type { TableWarning } from '../../engine.ts';
import { createByteDictionary, internBytes } from './byte-dictionary.ts';

/** Lines of repeated identifiers that a warning shows. */
const MAX_LINES = 3;
/** Identifiers that are kept for comparison; those behind them are not compared. */
const MAX_IDS = 1 << 22;

/** Finds identifiers that stand in more than one row. Memory: the distinct identifiers, at most 4 million. */
export interface DuplicateTracker {
  /** Whether `bytes[start, end)` was seen before; an empty cell never was. */
  note(bytes: Uint8Array, start: number, end: number): boolean;
  /** The line of an identifier that `note` found again. */
  addLine(line: number): void;
  warning(): TableWarning | null;
}

export function createDuplicateTracker(): DuplicateTracker {
  const ids = createByteDictionary();
  const lines: number[] = [];
  let nDuplicates = 0;

  function note(bytes: Uint8Array, start: number, end: number): boolean {
    if (start === end || ids.size >= MAX_IDS) return false;
    const nKnown = ids.size;
    if (internBytes(ids, bytes, start, end) === nKnown) return false;
    nDuplicates += 1;
    return lines.length < MAX_LINES;
  }

  function warning() {
    if (nDuplicates === 0) return null;
    return warningOf('W_DUP_ID', { nDuplicates, lines: [...lines] }, { line: lines[0] });
  }

  return { note, addLine: (line) => void lines.push(line), warning };
}

const ID_NAME = /(?<![\p{L}\p{N}])(id|ид|инн|inn|guid|uuid)(?![\p{L}\p{N}])|[a-z]I[dD]$/u;

/** Whether a column's name says that it identifies clients: id, client_id, ИНН. */
export function isIdentifierName(name: string): boolean {
  return ID_NAME.test(name) || ID_NAME.test(name.toLowerCase());
}
