import { z } from 'zod';
import {
  type ExplainRequest,
  explainRequestSchema,
  maxScoreRows,
  type ScoreRequest,
  scoreRequestSchema,
} from '../../contract/index.ts';
import { wordsFor } from '../../words/index.ts';
import { refuse, refuseValues, type WrongValue, wrongValue } from './request-error.ts';

/** How many wrong values one answer lists. */
export const maxListed = 10;

const answerOptionNames: ReadonlySet<string> = new Set([
  'minProbability',
  'minKnownFields',
  'unseen',
  'model',
]);
const hash = /^[0-9a-f]{64}$/;
const russian = z.locales.ru().localeError;

/** The request of `/score` as the schema has it. Says the same as the schema and is some fifty times faster. */
export function readScoreRequest(value: unknown): ScoreRequest {
  if (isRecord(value) && Array.isArray(value.rows) && value.rows.length > maxScoreRows) {
    throw refuse('E_ROWS', { most: maxScoreRows, found: value.rows.length });
  }
  if (!hasPlainOptions(value, 'rows') || !isRows(value.rows)) throw refuseBySchema(scoreRequestSchema, value);
  return value as ScoreRequest;
}

/** The request of `/explain` as the schema has it. */
export function readExplainRequest(value: unknown): ExplainRequest {
  if (!hasPlainOptions(value, 'client') || !isClient(value.client)) {
    throw refuseBySchema(explainRequestSchema, value);
  }
  return value as ExplainRequest;
}

/** What a schema has to say of a value that it refuses, as the wrong values of a request. */
export function refuseBySchema(schema: z.ZodType, value: unknown): Error {
  const issues = schema.safeParse(value).error?.issues ?? [];
  const inRussian = schema.safeParse(value, { error: russian }).error?.issues ?? [];
  const values = issues.slice(0, maxListed).map((issue, i): WrongValue => {
    const path = pathText(issue.path);
    if (
      valueAt(value, issue.path) === Number.POSITIVE_INFINITY ||
      valueAt(value, issue.path) === Number.NEGATIVE_INFINITY
    ) {
      return wrongValue('E_VALUE', { path, kind: 'number' });
    }
    const problem =
      issue.code === 'invalid_union'
        ? { en: wordsFor('en').api.cellType, ru: wordsFor('ru').api.cellType }
        : { en: issue.message, ru: inRussian[i]?.message ?? issue.message };
    return wrongValue('E_REQUEST', { path, problem });
  });
  if (values.length > 0) return refuseValues(values);
  return new TypeError('the quick check refuses what the schema accepts');
}

/** `rows[3].job`; long names are cut. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>(
    (before, part) =>
      typeof part === 'number' ? `${before}[${part}]` : `${before}${before === '' ? '' : '.'}${String(part)}`,
    '',
  );
  return shortPath(text);
}

const longestPath = 200;

/** A path as it may stand in an answer. */
export function shortPath(path: string): string {
  return path.length > longestPath ? `${path.slice(0, longestPath)}…` : path;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasPlainOptions(value: unknown, main: string): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  for (const key of Object.keys(value)) if (key !== main && !answerOptionNames.has(key)) return false;
  const { minProbability, minKnownFields, unseen, model } = value;
  return (
    (minProbability === undefined || isWithin(minProbability, 1)) &&
    (minKnownFields === undefined || (isWithin(minKnownFields, 1000) && Number.isInteger(minKnownFields))) &&
    (unseen === undefined || unseen === 'error' || unseen === 'missing') &&
    (model === undefined || (typeof model === 'string' && hash.test(model)))
  );
}

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= most;
}

function isRows(rows: unknown): boolean {
  return Array.isArray(rows) && rows.length > 0 && rows.every(isClient);
}

function isClient(row: unknown): boolean {
  if (!isRecord(row)) return false;
  for (const key of Object.keys(row)) {
    const cell = row[key];
    // The schema passes it over whatever it holds; no model has such a field.
    if (key === '__proto__') continue;
    if (typeof cell !== 'string' && cell !== null && !(typeof cell === 'number' && Number.isFinite(cell))) {
      return false;
    }
  }
  return true;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
}
