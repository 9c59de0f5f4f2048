import { setImmediate as nextTurn } from 'node:timers/promises';
import { InputError, type ScoreRow } from '../../contract/index.ts';
import type { Client, ClientScore, ScoreClientOptions } from '../../model/index.ts';
import type { Language } from '../../words/index.ts';
import { maxListed, shortPath } from '../request/read-request.ts';
import { refuse, refuseValues, type WrongValue, wrongValue } from '../request/request-error.ts';
import type { ServedModel } from './served-model.ts';

/** After so many rows other requests have their turn. */
const rowsPerTurn = 500;

/** What a request may ask of an answer. */
export interface AnswerRequest {
  readonly minProbability?: number | undefined;
  readonly minKnownFields?: number | undefined;
  readonly unseen?: 'error' | 'missing' | undefined;
  readonly model?: string | undefined;
}

/** The model that must answer; E_OTHER_MODEL where the request names one that is not served. */
export function requireModel(served: ServedModel | null, request: AnswerRequest): ServedModel {
  if (served === null) throw refuse('E_NOT_READY', {}, { 'Retry-After': '1' });
  if (request.model === undefined || request.model === served.model.hash) return served;
  throw refuseValues([wrongValue('E_OTHER_MODEL', { path: 'model' })]);
}

/** The model layer's options of a request. */
export function scoreOptions({ minProbability, minKnownFields, unseen }: AnswerRequest): ScoreClientOptions {
  return {
    answerRule: {
      ...(minProbability !== undefined && { minProbability }),
      ...(minKnownFields !== undefined && { minKnownFields }),
    },
    ...(unseen !== undefined && { unseen }),
  };
}

/** The score columns of an answer. */
export function scoreRow(score: ClientScore, { nameOf }: ServedModel, language: Language): ScoreRow {
  return {
    segment_id: score.segmentId,
    segment: score.segmentId === null ? null : nameOf(score.segmentId, language),
    probability: score.probability,
    status: score.status,
    filled_fields: [...score.filledFields],
  };
}

/**
 * Scores clients in their order and hands each answer on; between five hundred and the next other requests run.
 *
 * Errors: the first ten wrong values of the first five hundred rows that have any.
 */
export async function scoreRows(
  { compiled }: ServedModel,
  rows: readonly Client[],
  options: ScoreClientOptions,
  onScore: (score: ClientScore, row: number) => void,
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerTurn) {
    if (from > 0) await nextTurn();
    const wrong: WrongValue[] = [];
    const to = Math.min(rows.length, from + rowsPerTurn);
    for (let i = from; i < to && wrong.length < maxListed; i++) {
      const client = rows[i];
      if (client === undefined) continue;
      try {
        const score = compiled.score(client, options);
        if (wrong.length === 0) onScore(score, i);
      } catch (error) {
        wrong.push(modelRefusal(error, `rows[${i}].`));
      }
    }
    if (wrong.length > 0) throw refuseValues(wrong);
  }
}

/** What the model refused, as a wrong value at its place; any other error is thrown on. */
export function modelRefusal(error: unknown, place: string): WrongValue {
  if (!(error instanceof InputError) || (error.code !== 'E_FIELD' && error.code !== 'E_VALUE')) throw error;
  const { path = '', allowed = [], nAllowed = 0 } = error.details ?? {};
  const at = shortPath(`${place}${String(path)}`);
  const names = allowed as readonly string[];
  if (error.code === 'E_FIELD') {
    return wrongValue('E_FIELD', { path: at }, { first: names, count: Number(nAllowed) });
  }
  if (names.length === 0) return wrongValue('E_VALUE', { path: at, kind: 'number' });
  return wrongValue('E_VALUE', { path: at, kind: 'category' }, { first: names, count: Number(nAllowed) });
}
