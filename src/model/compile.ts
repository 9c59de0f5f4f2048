import type { ColumnValues } from '../contract/columns.ts';
import type { ModelFile } from '../contract/model-file.ts';
import { binOf } from './cells.ts';
import {
  type Client,
  createClientReader,
  givenValue,
  readValue,
  unknownField,
  unseenCategory,
  unseenCode,
} from './client.ts';
import { cellOf, createColumnReader } from './column-reader.ts';
import { cellCodes, cellFields, codeCount, segmentProbabilities, topOf } from './partial.ts';
import { createPlacing } from './place-values.ts';
import {
  type AnswerRule,
  type ClientScore,
  certain,
  ruleOf,
  type ScoreClientOptions,
  type ScoreStatus,
  statusOf as statusAt,
} from './score.ts';
import { abstainedId, type ScoredColumns, scoreStatuses } from './scored-columns.ts';
import { idOf } from './segment-ids.ts';

export interface ScoreColumnsOptions extends ScoreClientOptions {
  /** Number of the first row in messages, such as `rows[3].`; defaults to 0. */
  readonly firstRow?: number;
}

/** A model made ready for many clients; its answers are those of `scoreClient`. */
export interface CompiledModel {
  readonly model: ModelFile;
  score(client: Client, options?: ScoreClientOptions): ClientScore;
  /** Every row of a table; columns are found by name, others are left aside, absent ones are unknown. */
  scoreColumns(columns: readonly ColumnValues[], nRows: number, options?: ScoreColumnsOptions): ScoredColumns;
}

/** What holds for all clients of the same values. */
interface Kept {
  readonly probabilities: readonly number[];
  /** Of the likeliest segment, from 0. */
  readonly best: number;
  readonly nKnown: number;
  readonly filledFields: readonly string[];
  readonly filledText: string;
  readonly encoded: readonly number[] | null;
}

/** Answers that are kept at most: most tables hold few different clients. */
const maxKept = 100_000;

/**
 * Prepares a model for many clients. An answer is O(fields) where the same values came before, else that of
 * `scoreClient` from tables made once. Not to be shared between threads.
 */
export function compileModel(model: ModelFile): CompiledModel {
  const reader = createClientReader(model);
  const { fields, nUsed } = reader;
  const place = createPlacing(model);
  const keyOf = createKeying(model);
  const kept = new Map<number, Kept>();
  const values = new Float64Array(fields.length);

  function work(): Kept {
    const known = Array.from(values);
    const filledFields = fields
      .slice(0, nUsed)
      .flatMap(({ field }, f) => (Number.isNaN(known[f]) ? [field.name] : []));
    const placed = filledFields.length === 0 ? place(values) : null;
    const probabilities = placed
      ? certain(model, placed.segment)
      : segmentProbabilities(model, cellCodes(model, known));
    return {
      probabilities: Object.freeze(probabilities),
      best: topOf(probabilities),
      nKnown: nUsed - filledFields.length,
      filledFields: Object.freeze(filledFields),
      filledText: filledFields.join(' '),
      encoded: placed && Object.freeze(placed.encoded),
    };
  }
  /** The answer to what `values` holds. */
  function recall(): Kept {
    const key = keyOf(values);
    const found = kept.get(key);
    if (found) return found;
    const made = work();
    if (key >= 0 && kept.size < maxKept) kept.set(key, made);
    return made;
  }

  return Object.freeze({
    model,
    score(client: Client, options: ScoreClientOptions = {}) {
      const { place: where = '', unseen = model.unseen } = options;
      for (const name of Object.keys(client)) {
        if (!reader.names.has(name)) throw unknownField(name, reader, where);
      }
      const unseenFields: string[] = [];
      fields.forEach((one, f) => {
        const given = givenValue(one.field, client);
        const value = readValue(one, given, where);
        const isUnseen = value === unseenCode && one.codes !== null;
        if (isUnseen && unseen === 'error') throw unseenCategory(one, given, where);
        if (isUnseen) unseenFields.push(one.field.name);
        values[f] = isUnseen ? Number.NaN : value;
      });
      const kept = recall();
      const { probabilities, best, filledFields, encoded } = kept;
      const status = statusOf(kept, options.answerRule ? ruleOf(model, options) : model.answerRule);
      return {
        segmentId: status === 'abstained' ? null : idOf(model, best),
        probability: probabilities[best],
        probabilities,
        status,
        filledFields,
        unseenFields,
        encoded,
      };
    },
    scoreColumns(columns: readonly ColumnValues[], nRows: number, options: ScoreColumnsOptions = {}) {
      const { place: where = '', unseen = model.unseen, firstRow = 0 } = options;
      const rule = ruleOf(model, options);
      const placeOf = (row: number): string => `${where}rows[${firstRow + row}].`;
      const readers = fields.map((one) => createColumnReader(one, columns, placeOf));
      const segmentId = new Int32Array(nRows);
      const probability = new Float64Array(nRows);
      const status = new Uint8Array(nRows);
      const filledFields = new Array<string>(nRows);
      let nUnseen = 0;
      for (let i = 0; i < nRows; i++) {
        for (let f = 0; f < fields.length; f++) {
          const value = readers[f](i);
          const isUnseen = value === unseenCode && fields[f].codes !== null;
          if (isUnseen && unseen === 'error') throw unseenIn(fields[f], columns, i, placeOf(i));
          if (isUnseen) nUnseen++;
          values[f] = isUnseen ? Number.NaN : value;
        }
        const one = recall();
        const given = statusOf(one, rule);
        segmentId[i] = given === 'abstained' ? abstainedId : idOf(model, one.best);
        probability[i] = one.probabilities[one.best];
        status[i] = scoreStatuses.indexOf(given);
        filledFields[i] = one.filledText;
      }
      return { segmentId, probability, status, filledFields, nUnseen };
    },
  });
}

function statusOf({ probabilities, best, nKnown, encoded }: Kept, rule: AnswerRule): ScoreStatus {
  return statusAt(probabilities[best], nKnown, encoded !== null, rule);
}

function unseenIn(
  one: Parameters<typeof unseenCategory>[0],
  columns: readonly ColumnValues[],
  row: number,
  place: string,
): Error {
  const column = columns.find(({ name }) => name === one.field.name);
  return unseenCategory(one, cellOf(column, row) ?? '', place);
}

/** One number for all clients of the same values; −1 where a used number is known, which seldom repeats. */
function createKeying(model: ModelFile): (values: Float64Array) => number {
  const fields = cellFields(model);
  const nUsed = model.cells.fields.length;
  const sizes = fields.map((_, f) => codeCount(model, f) + 1);
  const nKeys = sizes.reduce((product, size) => product * size, 1);
  if (nKeys > Number.MAX_SAFE_INTEGER) return () => -1;
  return (values) => {
    let key = 0;
    for (let f = 0; f < sizes.length; f++) {
      const value = values[f];
      const { edges } = fields[f];
      if (edges && f < nUsed && !Number.isNaN(value)) return -1;
      key = key * sizes[f] + (Number.isNaN(value) ? 0 : 1 + (edges ? binOf(value, edges) : value));
    }
    return key;
  };
}
