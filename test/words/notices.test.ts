import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError, inputError } from '../../src/contract/index.ts';
import {
  type ErrorCode,
  errorText,
  languages,
  recordedWarning,
  refusal,
  type WarningCode,
  warning,
  warningText,
  wordsFor,
} from '../../src/words/index.ts';

const src = join(import.meta.dirname, '../../src');

/** Every `W_…` in a string of the sources, but for the words themselves. */
function emittedCodes(): string[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
  const codes = files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('words'))
    .flatMap((file) => readFileSync(join(src, file), 'utf8').match(/(?<=')W_[A-Z_]+(?=')/g) ?? []);
  return [...new Set(codes)].sort();
}

const dataSet = { imputation: 'knn', pipeline: 8, withContext: true };

/** Details of each kind of every warning. */
const WARNINGS: { readonly [Code in WarningCode]: readonly Parameters<typeof warning<Code>>[1][] } = {
  W_ENCODING: [{ encoding: 'utf-16le', byte: null }, { encoding: 'windows-1251', byte: 11 }],
  W_NO_HEADER: [{}],
  W_UNNAMED: [{ names: ['column_2', 'column_5'] }],
  W_QUOTE: [{}],
  W_TOTAL_ROW: [{ nRows: 1, isDropped: false }, { nRows: 2, isDropped: false }, { nRows: 1, isDropped: true }, { nRows: 5, isDropped: true }],
  W_EMPTY_COLUMN: [{ kind: 'unnamed' }, { kind: 'missing' }, { kind: 'dropped' }],
  W_DECIMAL_COMMA: [{}],
  W_DIGIT_GROUPS: [{}],
  W_MISSING_TOKEN: [{ tokens: ['NA', 'n/a'] }],
  W_NUMBER_AMBIGUOUS: [{ kind: 'ambiguous' }, { kind: 'mixed' }],
  W_NUMBER_TEXT: [{}],
  W_BOOLEAN: [{ merged: [{ to: 'no', from: ['0', 'no'] }, { to: 'yes', from: ['TRUE', 'yes'] }] }],
  W_DATE: [{ order: 'year' }, { order: 'day' }, { order: 'month' }],
  W_DATE_AMBIGUOUS: [{}],
  W_HIDDEN_CHARACTER: [{}],
  W_MERGED_SPELLINGS: [{ nSpellings: 1 }, { nSpellings: 3 }],
  W_DUP_ID: [{ nDuplicates: 1, lines: [4] }, { nDuplicates: 9, lines: [4, 5, 7] }],
  W_UNSEEN: [{ categories: ['late'] }, { categories: ['late', 'other'] }],
  W_CONSTANT: [{}],
  W_COLLINEAR: [{ columns: ['a', 'b', 'c'] }],
  W_SCALE: [{ factor: 3e11 }],
  W_LEFT_MISSING: [{ imputation: 'knn', nCells: 1 }, { imputation: 'knn', nCells: 22 }],
  W_NOT_CONVERGED: [{ ...dataSet, nFits: 1 }, { ...dataSet, withContext: false, nFits: 5 }],
  W_K_TOO_LARGE: [{ ...dataSet, nDistinct: 1 }, { ...dataSet, nDistinct: 44 }],
  W_CODE_ORDER: [
    { nOrders: 20, agreement: 0.79, merged: [{ ids: [2, 3], nMerged: 20 }], dissolved: [3] },
    { nOrders: 1, agreement: 1, merged: [], dissolved: [] },
    { nOrders: 2, agreement: 0.1, merged: [{ ids: [1, 2], nMerged: 1 }], dissolved: [1, 2] },
  ],
  W_GUARDED: [{ kind: 'leak', auc: 0.9, allowAt: 'columns.a.allow.leak' }, { kind: 'calendar', nChanges: 4, nExpected: 300, allowAt: 'columns.a.allow.calendar' }],
  W_ALLOWED: [{ kind: 'leak', auc: 0.9, reason: 'it helps' }, { kind: 'calendar', nChanges: 4, nExpected: 300, reason: { en: 'it helps', ru: 'помогает' } }],
  W_SINGLE_CLIENT: [{ segments: [3] }, { segments: [1, 4] }],
  W_SEGMENT_CHANGED: [{ segment: 1, description: 'young', overlap: 0.6 }],
  W_SEGMENT_REFIT: [{ segment: 7, overlap: 0.6 }],
  W_SEGMENT_UNNAMED: [{ segment: 1, overlap: 0.4 }],
  W_SEGMENT_UNMATCHED: [{ description: 'young' }],
  W_SEGMENT_VALUE: [{ description: 'young', column: 'job', values: ['a', 'b'] }],
  W_ABSENT_FIELD: [{}],
}; // biome-ignore format: a table

const cell = { nDigits: 16, row: 3 };
const path = 'choice';

/** Details of each kind of every error. */
const ERRORS: { readonly [Code in ErrorCode]: readonly Parameters<typeof refusal<Code>>[1][] } = {
  E_CONFIG: [
    { path, kind: 'field', problem: { en: 'wrong', ru: 'неверно' }, nMore: 2 },
    { path, kind: 'yaml', message: 'bad indentation' },
    { path, kind: 'same-name', name: 'a' },
    { path, kind: 'no-feature' }, { path, kind: 'two-outcomes' }, { path, kind: 'k-order' },
    { path, kind: 'not-clusterable', type: 'text' },
    { path, kind: 'no-source', from: 'a' },
    { path, kind: 'source-kind', from: 'a', wanted: 'numbers' }, { path, kind: 'source-kind', from: 'a', wanted: 'categories' }, { path, kind: 'source-kind', from: 'a', wanted: 'either' },
    { path, kind: 'outside-sweep', kFrom: 2, kTo: 15 },
    { path, kind: 'not-a-feature', name: 'a', features: ['b', 'c'] },
    { path, kind: 'leak', auc: 0.93, name: 'a', allowAt: 'columns.a.allow.leak' }, { path, kind: 'calendar', nChanges: 1, nExpected: 300, name: 'a', allowAt: 'columns.a.allow.calendar' },
    { path, kind: 'no-imputation', name: 'knn' }, { path, kind: 'no-pipeline', name: '8' }, { path, kind: 'no-column', name: 'a' },
  ],
  E_QUERY: [
    { kind: 'empty' }, { kind: 'control' }, { kind: 'statement' }, { kind: 'large' }, { kind: 'recursive' }, { kind: 'show' }, { kind: 'pivot' },
    { kind: 'memory' }, { kind: 'time' }, { kind: 'ended' }, { kind: 'busy' }, { kind: 'long', most: 9 }, { kind: 'deep', most: 9 }, { kind: 'ctes', most: 9 },
    { kind: 'several', found: 2 }, { kind: 'function', name: 'f' }, { kind: 'table-function', name: 'f' }, { kind: 'construct', name: 'ARRAY' },
    { kind: 'table', name: 't', tables: ['a', 'b'] }, { kind: 'table', name: 't', tables: [] },
    { kind: 'pivot-column', name: 'x', columns: ['a'] }, { kind: 'pivot-wide', name: 'x', most: 50 },
    { kind: 'database', type: 'Parser', message: 'syntax error' }, { kind: 'database', type: 'Binder', message: 'no column' },
  ],
  E_NOT_FOUND: [{ kind: 'table' }, { kind: 'configuration' }, { kind: 'model' }, { kind: 'model-folder' }],
  E_NOT_READABLE: [{}],
  E_NOT_A_FILE: [{ kind: 'folder' }, { kind: 'stream' }, { kind: 'other' }],
  E_EMPTY: [{ kind: 'file' }, { kind: 'blank' }],
  E_FORMAT: [{ kind: 'zip' }, { kind: 'gzip' }, { kind: 'zstandard' }, { kind: 'xz' }, { kind: 'excel' }, { kind: 'pdf' }],
  E_PARQUET: [{ kind: 'cut', message: '' }, { kind: 'start', message: '' }, { kind: 'reader', message: 'IO Error: no' }],
  E_MEMORY: [{ message: 'Out of Memory' }],
  E_CHANGED: [{}],
  E_TOO_MANY_GROUPS: [{ nGroups: 11, maxGroups: 10, columns: ['a', 'b'] }],
  E_SEGMENT: [{ kind: 'found' }, { kind: 'shuffle' }, { kind: 'imputation', imputation: 'knn' }],
  E_STUDY_MEMORY: [{ nRows: 10_000_000, needed: 40_000, budget: 4000 }],
  E_TOO_MANY_ROWS: [{ nRows: null, maxRows: 10 }, { nRows: 11, maxRows: 10 }],
  E_TOO_MANY_COLUMNS: [{ nColumns: 20_000, maxColumns: 5_000 }],
  E_FIELD_TOO_LONG: [{ maxFieldBytes: 1 << 20, maxRecordBytes: 1 << 24 }, { maxFieldBytes: 100, maxRecordBytes: 1_000 }],
  E_UNPACKED_SIZE: [{ bytes: 1e12, maxBytes: 1e9 }],
  E_TOO_MANY_CATEGORIES: [{ maxCategories: 65_536 }],
  E_ENCODING: [{ encoding: 'UTF-32', byte: null, value: null }, { encoding: 'utf-16le', byte: 3, value: null }, { encoding: 'utf-8', byte: 3, value: 'FC' }],
  E_NUL: [{ byte: 12 }],
  E_DELIMITER: [{ delimiter: '"' }],
  E_QUOTE: [{ kind: 'text-after', maxFieldBytes: 1 << 20 }, { kind: 'open-at-end', maxFieldBytes: 1 << 20 }, { kind: 'open-too-long', maxFieldBytes: 1 << 20 }],
  E_RAGGED: [{ found: null, wanted: 3, row: null }, { found: 2, wanted: 3, row: null }, { found: 4, wanted: 3, row: 7 }],
  E_NO_ROWS: [{ format: 'csv' }, { format: 'parquet' }],
  E_EMPTY_HEADER: [{ column: 2, nColumns: 3, filledLine: null }, { column: 3, nColumns: 3, filledLine: 9 }],
  E_DUP_HEADER: [{ first: 2, second: 3, isSame: true }, { first: 2, second: 3, isSame: false }],
  E_COLUMN: [{ names: ['a', 'b'], nMore: 0 }, { names: ['a', 'b'], nMore: 5 }],
  E_COLUMN_TYPE: [{ type: 'INTEGER[]' }],
  E_TYPE: [{ kind: 'text', ...cell }, { kind: 'point', ...cell }, { kind: 'ambiguous', ...cell }, { kind: 'comma', ...cell }, { kind: 'digits', ...cell, row: null }],
  E_NONFINITE: [{ kind: 'word', row: null }, { kind: 'large', row: 1 }, { kind: 'small', row: 1 }, { kind: 'infinite', row: 1 }],
  E_DATE: [{ kind: 'impossible' }, { kind: 'order' }, { kind: 'format' }],
  E_CATEGORY: [{ categories: ['a', 'b'], nMore: 0 }, { categories: ['a', 'b'], nMore: 3 }],
  E_BINARY: [{ nDeclared: null }, { nDeclared: 3 }],
  E_TOO_FEW_ROWS: [{ nRows: 1, nTrain: 0, k: 2 }, { nRows: 5, nTrain: 3, k: 21 }],
  E_K_TOO_LARGE: [{ k: 8, nDistinct: 5, columns: ['a', 'b'] }, { k: 2, nDistinct: 1, columns: ['a'] }],
  E_MAGNITUDE: [{ kind: 'large', bound: 1e60 }, { kind: 'small', bound: 1e-60 }],
  E_UNSEEN: [{ categories: ['late'] }],
  E_OUTCOME: [{ positive: 'yes', categories: ['no', 'maybe'] }],
  E_ARGUMENT: [{ kind: 'pair', pair: 'a' }, { kind: 'twice', field: 'a' }, { kind: 'unknown', what: 'schema', name: 'a', allowed: ['b', 'c'] }, { kind: 'unknown', what: 'table', name: 'a', allowed: ['b'] }, { kind: 'invisible' }, { kind: 'all-absent' }],
  E_PORT: [{ kind: 'taken', from: 8000, to: 8009 }, { kind: 'rights', port: 80 }],
  E_EXISTS: [{}],
  E_OPTION: [{ option: '--lang', kind: 'one-of', allowed: ['en', 'ru'], given: 'de' }, { option: '--threads', kind: 'integer', from: 1, to: 9, given: '0' }, { option: '--delimiter', kind: 'character', given: ';;' }],
  E_RUN: [{ kind: 'absent' }, { kind: 'version' }, { kind: 'unfinished' }],
  E_PUBLISH: [
    { kind: 'reason', verdict: 'none', nWords: 0, leastWords: 3 }, { kind: 'reason', verdict: 'weak', nWords: 1, leastWords: 3 }, { kind: 'reason', verdict: 'unmeasured', nWords: 2, leastWords: 3 },
    { kind: 'by' }, { kind: 'date', given: 'today' }, { kind: 'changed' }, { kind: 'taken' },
  ],
  E_REPLAY: [{ kind: 'no-table', table: 'a.csv' }, { kind: 'other-table', table: 'a.csv', recorded: '12ab', found: '34cd' }, { kind: 'no-config' }, { kind: 'other-config' }],
  E_MODEL: [
    { kind: 'field', path: 'tree', problem: { en: 'not there', ru: 'нет' }, nMore: 0 },
    { kind: 'field', path: 'tree', problem: { en: 'not there', ru: 'нет' }, nMore: 2 },
    { kind: 'json' }, { kind: 'entries', name: 'segments', expected: 4, got: 3 }, { kind: 'no-field', name: 'age' },
  ],
  E_MODEL_HASH: [{}],
  E_SEGMENTS: [
    { kind: 'field', path: 'version', problem: { en: 'must be 1', ru: 'должно быть 1' }, nMore: 1 },
    { kind: 'yaml', message: 'bad indentation' }, { kind: 'other-model' }, { kind: 'named-model-gone' },
    { kind: 'no-column', id: 'x', column: 'job', columns: ['age', 'trade'] },
    { kind: 'numbers', id: 'x', column: 'age' }, { kind: 'categories', id: 'x', column: 'trade' },
  ],
  E_DISK_FULL: [{ kind: 'disk' }, { kind: 'quota' }, { kind: 'file-limit' }],
  E_NOT_WRITABLE: [{}],
  E_IO: [{}],
  E_OUTPUT: [{ message: 'bad indentation' }],
  E_RUN_IN_USE: [
    { pid: 12, since: '2026-01-02T03:04:05.678Z', host: null, lock: 'run/.lock-1' },
    { pid: 12, since: '2026-01-02T03:04:05.678Z', host: 'elsewhere', lock: 'run/.lock-1' },
  ],
  E_YES_NO: [{}],
  E_POSTGRES: [
    { kind: 'address' }, { kind: 'login' }, { kind: 'no-columns' }, { kind: 'no-query' },
    { kind: 'unreachable', reason: null }, { kind: 'unreachable', reason: 'ECONNREFUSED' },
    { kind: 'query', message: 'no table t' }, { kind: 'timeout', seconds: 60 }, { kind: 'broken', rows: 50_000 },
  ],
  E_NETWORK: [{ kind: 'answered', status: 404 }, { kind: 'silent', seconds: 60 }, { kind: 'failed', reason: 'ECONNREFUSED' }],
  E_DOWNLOAD_SIZE: [{ maxBytes: 100_000 }],
  E_CHECKSUM: [{ bytes: 900, sha256: 'ab' }],
  E_ARCHIVE: [
    { kind: 'no-zip' }, { kind: 'directory' }, { kind: 'entry' }, { kind: 'cut' }, { kind: 'damaged' },
    { kind: 'absent', name: 'a.csv' }, { kind: 'encrypted', name: 'a.csv' },
    { kind: 'method', name: 'a.csv', method: 9 }, { kind: 'size', name: 'a.csv', maxBytes: 9 },
  ],
  E_FIELD: [{ path: 'hous', allowed: ['housing', 'loan'], nAllowed: 12 }],
  E_VALUE: [
    { kind: 'unseen', path: 'loan', given: 'maybe', allowed: ['no', 'yes'], nAllowed: 2 },
    { kind: 'number', path: 'age', given: 'old', allowed: [], nAllowed: 0 },
    { kind: 'text', path: 'loan', given: '[1]', allowed: [], nAllowed: 0 },
  ],
}; // biome-ignore format: a table

const holes = /undefined|NaN|null\b|\[object/;
const at = { line: 3, column: 2, columnName: 'age' };

describe('warnings', () => {
  it('every code that the sources emit has words, and no words are of a code that none emits', () => {
    expect(emittedCodes()).toEqual(Object.keys(wordsFor('en').warnings).sort());
  });

  const all = Object.entries(WARNINGS).flatMap(([code, kinds]) => kinds.map((details) => [code, details]));
  it.each(all as [WarningCode, never][])(
    '%s %j is one sentence in each language, the place before it',
    (code, details) => {
      const recorded = JSON.parse(JSON.stringify(recordedWarning(warning(code, details, at))));
      for (const language of languages) {
        const text = warningText(recorded, wordsFor(language));
        expect(text).not.toMatch(holes);
        expect(text).toMatch(
          language === 'en' ? /^column "age", line 3: / : /^столбец\u00a0«age», строка\u00a03: /,
        );
        expect(/[а-яё]/i.test(text.replace(/^.*?: /, '').replace(/"[^"]*"/g, ''))).toBe(language === 'ru');
      }
      expect(warningText(recorded, wordsFor('en'))).toBe(recorded.message);
    },
  );

  it('warningText(recorded) is the message where there are no details or the code is of another version', () => {
    for (const recorded of [
      { code: 'W_QUOTE', message: 'as it was' },
      { code: 'W_OF_LATER', message: 'as it was', details: {} },
      { code: 'constructor', message: 'as it was', details: {} },
    ]) {
      expect(warningText(recorded, wordsFor('ru'))).toBe('as it was');
    }
  });
});

describe('errors', () => {
  const all = Object.entries(ERRORS).flatMap(([code, kinds]) => kinds.map((details) => [code, details]));
  it.each(all as [ErrorCode, never][])('%s %j says what and what to do in each language', (code, details) => {
    const error = inputError(refusal(code, details), { file: 'a.csv', ...at });
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(new RegExp(`^${code} a\\.csv, line 3, column 2 "age": `));
    const kept: unknown = JSON.parse(JSON.stringify(error.details));
    const russian = errorText(code, kept as never, wordsFor('ru'));
    expect(russian?.what).toMatch(/[а-яё]|yaml|bad indentation|choice/i);
    expect(errorText(code, kept as never, wordsFor('en'))?.hint ?? null).toBe(error.hint);
    for (const text of [error.message, russian?.what ?? '', russian?.hint ?? '']) {
      expect(text).not.toMatch(holes);
    }
    expect(russian?.hint === null).toBe(error.hint === null);
  });

  it('errorText(code) is null where the words do not know the code or there are no details', () => {
    expect(errorText('E_OF_LATER', {}, wordsFor('ru'))).toBeNull();
    expect(errorText('toString', {}, wordsFor('ru'))).toBeNull();
    expect(errorText('E_NUL', null, wordsFor('ru'))).toBeNull();
  });
});
