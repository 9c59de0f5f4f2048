import { canonicalJson, type ModelFile } from '../../../src/contract/index.ts';
import { loadModel } from '../../../src/model/index.ts';
import { ApiError, addressOf, problemOf } from './api.ts';

/**
 * The model of the page's server, checked against its schema and its own hash.
 *
 * Errors: those of `loadModel`; `ApiError` where the server has none.
 */
export async function servedModel(): Promise<ModelFile> {
  const address = addressOf('model.json');
  const response = await fetch(address);
  const text = await response.text();
  if (!response.ok) throw problemOf(text, response.status);
  if (!text.startsWith('{')) throw new ApiError('unexpected', null);
  const { hash: _, ...content } = loadModel(text, address.pathname);
  const digest = await sha256(canonicalJson(content));
  return loadModel(text, address.pathname, () => digest);
}

/** SHA-256 of a text, in lower-case hexadecimal. */
async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
