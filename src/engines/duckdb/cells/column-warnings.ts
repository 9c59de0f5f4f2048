import type { ColumnType } from '../../../contract/index.ts';
import { warning } from '../../../words/index.ts';
import type { TableWarning } from '../../engine.ts';
import { mergeBooleans } from './booleans.ts';
import { dateOrder, isDateColumn } from './dates.ts';
import { numberConflict } from './infer-type.ts';
import { MAX_NOMINAL_DISTINCT, type TypeTracker } from './type-tracker.ts';

interface DescribedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** From 0. */
  readonly position: number;
}

type Note = Omit<TableWarning, 'column' | 'columnName'>;

/** What looks odd in a column whose cells were all tracked. */
export function columnWarnings(tracker: TypeTracker, column: DescribedColumn): readonly TableWarning[] {
  const notes = [
    emptyNote(tracker),
    numberNote(tracker, column.type),
    tokenNote(tracker, column.type),
    textNote(tracker),
    dateNote(tracker),
    hiddenNote(tracker),
    spellingNote(tracker, column.type),
  ];
  return notes.flatMap((note) =>
    note === null ? [] : [{ ...note, column: column.position + 1, columnName: column.name }],
  );
}

function emptyNote({ distinct }: TypeTracker): Note | null {
  return distinct.size > 0 ? null : warning('W_EMPTY_COLUMN', { kind: 'missing' });
}

function numberNote(tracker: TypeTracker, type: ColumnType): Note | null {
  const { hasOther, hasComma, hasGroups } = tracker;
  if (type === 'numeric') {
    if (tracker.options.decimal === null && hasComma) return COMMA_NOTE;
    return hasGroups ? GROUPS_NOTE : null;
  }
  if (hasOther) return null;
  const kind = numberConflict(tracker);
  return kind === null ? null : warning('W_NUMBER_AMBIGUOUS', { kind });
}

export const COMMA_NOTE: Note = warning('W_DECIMAL_COMMA', {});
export const GROUPS_NOTE: Note = warning('W_DIGIT_GROUPS', {});
export const HIDDEN_NOTE: Note = warning('W_HIDDEN_CHARACTER', {});

export function tokensNote(tokens: ReadonlySet<string>): Note {
  return warning('W_MISSING_TOKEN', { tokens: [...tokens].toSorted() });
}

function tokenNote({ tokens }: TypeTracker, type: ColumnType): Note | null {
  return type === 'numeric' && tokens.size > 0 ? tokensNote(tokens) : null;
}

const DECORATED = /^\(?[+-]?[$€£₽]?\s?\d[\d\s.,]*\)?\s?(%|₽|\$|€|£|руб\.?|р\.?|тыс\.?|млн\.?)?\)?$/iu;

/** Numbers and answers that stay text, or are merged, because of how they are written. */
function textNote({ hasOther, distinct, dates }: TypeTracker): Note | null {
  if (!hasOther) return null;
  const cells = [...distinct];
  const merged = mergeBooleans(cells);
  if (merged !== null) return warning('W_BOOLEAN', { merged });
  if (isDateColumn(dates) || !cells.every((cell) => DECORATED.test(cell))) return null;
  return warning('W_NUMBER_TEXT', {});
}

/** Dates stay text; no order of day and month is guessed. */
function dateNote({ dates }: TypeTracker): Note | null {
  if (!isDateColumn(dates)) return null;
  const order = dateOrder(dates);
  return order === null ? warning('W_DATE_AMBIGUOUS', {}) : warning('W_DATE', { order });
}

function hiddenNote({ hasHidden, lines }: TypeTracker): Note | null {
  if (!hasHidden) return null;
  const line = lines.get('hidden');
  return line === undefined ? HIDDEN_NOTE : { ...HIDDEN_NOTE, line };
}

function spellingNote(tracker: TypeTracker, type: ColumnType): Note | null {
  const { spellings, distinct, nBlankSpellings } = tracker;
  if (type !== 'nominal' && type !== 'binary') return null;
  if (distinct.size > MAX_NOMINAL_DISTINCT || spellings.size > 2 * MAX_NOMINAL_DISTINCT) return null;
  const nMerged = spellings.size - nBlankSpellings - distinct.size;
  if (nMerged <= 0) return null;
  return warning('W_MERGED_SPELLINGS', { nSpellings: nMerged });
}
