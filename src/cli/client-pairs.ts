import { inputError } from '../contract/index.ts';
import { refusal } from '../words/index.ts';

/** `housing=yes` → { housing: 'yes' }; a field may be given once. */
export function parsePairs(pairs: readonly string[]): Record<string, string> {
  const client = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) {
      throw inputError(refusal('E_ARGUMENT', { kind: 'pair', pair }));
    }
    const field = pair.slice(0, at);
    if (client.has(field)) throw inputError(refusal('E_ARGUMENT', { kind: 'twice', field }));
    client.set(field, pair.slice(at + 1));
  }
  return Object.fromEntries(client);
}
