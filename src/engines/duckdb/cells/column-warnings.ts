import type { ColumnType } from '../../../contract/index.ts';
import type { TableWarning } from '../../engine.ts';
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
    ...dateNotes(tracker),
    hiddenNote(tracker),
    spellingNote(tracker, column.type),
  ];
  return notes.flatMap((note) =>
    note === null ? [] : [{ ...note, column: column.position + 1, columnName: column.name }],
  );
}

function emptyNote({ distinct }: TypeTracker): Note | null {
  return distinct.size > 0 ? null : { code: 'W_EMPTY_COLUMN', message: 'every cell is missing' };
}

function numberNote(tracker: TypeTracker, type: ColumnType): Note | null {
  const { hasOther, hasComma, hasGroups } = tracker;
  if (type === 'numeric') {
    if (tracker.options.decimal === null && hasComma) return COMMA_NOTE;
    return hasGroups ? GROUPS_NOTE : null;
  }
  if (hasOther) return null;
  switch (numberConflict(tracker)) {
    case 'ambiguous':
      return {
        code: 'W_NUMBER_AMBIGUOUS',
        message:
          'commas separate decimals or thousands, and no cell tells which: declare the decimal separator',
      };
    case 'mixed':
      return {
        code: 'W_NUMBER_AMBIGUOUS',
        message: 'decimal points and commas stand in one column: not read as numbers',
      };
    case null:
      return null;
  }
}

export const COMMA_NOTE: Note = { code: 'W_DECIMAL_COMMA', message: 'numbers are read with a decimal comma' };
export const GROUPS_NOTE: Note = {
  code: 'W_DIGIT_GROUPS',
  message: 'spaces between groups of three digits are left out of numbers',
};

export function tokensNote(tokens: ReadonlySet<string>): Note {
  const shown = [...tokens].toSorted().map((token) => JSON.stringify(token));
  return { code: 'W_MISSING_TOKEN', message: `read as missing: ${shown.join(', ')}` };
}

function tokenNote({ tokens }: TypeTracker, type: ColumnType): Note | null {
  return type === 'numeric' && tokens.size > 0 ? tokensNote(tokens) : null;
}

const DECORATED = /^\(?[+-]?[$€£₽]?\s?\d[\d\s.,]*\)?\s?(%|₽|\$|€|£|руб\.?|р\.?|тыс\.?|млн\.?)?\)?$/iu;
const TRUTH_WORDS = new Set('0 1 да нет д н yes no y n true false t f истина ложь'.split(' '));
const TWO = 2;

/** Numbers and answers that stay text because of how they are written. */
function textNote({ hasOther, distinct, dates }: TypeTracker): Note | null {
  if (!hasOther) return null;
  const cells = [...distinct];
  if (cells.length > TWO && cells.every((cell) => TRUTH_WORDS.has(cell.toLowerCase()))) {
    const message = `yes and no are written in ${cells.length} ways, which stay ${cells.length} categories`;
    return { code: 'W_BOOLEAN', message };
  }
  if (dates.hasDate || !cells.every((cell) => DECORATED.test(cell))) return null;
  const message = 'numbers with signs (percent, currency, brackets, thousands) are read as text';
  return { code: 'W_NUMBER_TEXT', message };
}

/** Dates stay text, so no order of day and month is guessed. */
function dateNotes({ dates, lines }: TypeTracker): readonly (Note | null)[] {
  if (!dates.hasDate || dates.hasOther) return [];
  const line = lines.get('date');
  if (line !== undefined) {
    return [{ code: 'W_DATE', message: 'a date that no calendar has, or of another order', line }];
  }
  if (!dates.hasShort || dates.hasDayFirst || dates.hasMonthFirst) return [];
  const message = 'dates may be day first or month first: they are read as text';
  return [{ code: 'W_DATE_AMBIGUOUS', message }];
}

function hiddenNote({ hasHidden, lines }: TypeTracker): Note | null {
  if (!hasHidden) return null;
  const line = lines.get('hidden');
  return line === undefined ? HIDDEN_NOTE : { ...HIDDEN_NOTE, line };
}

export const HIDDEN_NOTE: Note = {
  code: 'W_HIDDEN_CHARACTER',
  message: 'a cell holds a character that cannot be seen: it is another category than without it',
};

function spellingNote(tracker: TypeTracker, type: ColumnType): Note | null {
  const { spellings, distinct, nBlankSpellings } = tracker;
  if (type !== 'nominal' && type !== 'binary') return null;
  if (distinct.size > MAX_NOMINAL_DISTINCT || spellings.size > 2 * MAX_NOMINAL_DISTINCT) return null;
  const nMerged = spellings.size - nBlankSpellings - distinct.size;
  if (nMerged <= 0) return null;
  const message = `${nMerged} spellings that differ in outer spaces or Unicode form are merged`;
  return { code: 'W_MERGED_SPELLINGS', message };
}
