import { canonicalJson, type ModelFile } from '../../src/contract/index.ts';
import { loadModel } from '../../src/model/index.ts';

/**
 * A model from a file of the reader's, checked against its schema and its own hash. The file is read in the page
 * and goes nowhere.
 *
 * Errors: those of `loadModel`.
 */
export async function openModel(file: File): Promise<ModelFile> {
  const text = await file.text();
  const { hash: _, ...content } = loadModel(text, file.name);
  const digest = await sha256(canonicalJson(content));
  return loadModel(text, file.name, () => digest);
}

/** SHA-256 of a text, in lower-case hexadecimal. */
async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
