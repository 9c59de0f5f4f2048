import { isUtf8 } from 'node:buffer';
import { findDuplicateKey, measureJson } from './measure-json.ts';
import { refuse, refuseValues, wrongValue } from './request-error.ts';

/** The deepest nesting of a request. */
const maxDepth = 32;

/**
 * The value of a JSON body. `JSON.parse` keeps the last of two equal names and reads a million levels: both are
 * looked for in the text before it is used.
 *
 * Errors: E_JSON, E_DEPTH, and E_DUPLICATE_KEY with the path of the name.
 */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw refuse('E_JSON', {});
  const text = bytes.toString('utf8');
  const { depth, nNames } = measureJson(text, maxDepth);
  if (depth > maxDepth) throw refuse('E_DEPTH', { most: maxDepth });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the parser says quotes the text.
    throw refuse('E_JSON', {});
  }
  if (countKeys(value) === nNames) return value;
  throw refuseValues([wrongValue('E_DUPLICATE_KEY', { path: findDuplicateKey(text) })]);
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeys(item);
    return count;
  }
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    count += typeof item === 'object' ? 1 + countKeys(item) : 1;
  }
  return count;
}
