import { InputError } from '../contract/index.ts';

/** `housing=yes` → { housing: 'yes' }; a field may be given once. */
export function parsePairs(pairs: readonly string[]): Record<string, string> {
  const client = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) {
      throw new InputError('E_ARGUMENT', `"${pair}" is not field=value`, {
        hint: 'write for example housing=yes',
      });
    }
    const field = pair.slice(0, at);
    if (client.has(field))
      throw new InputError('E_ARGUMENT', `"${field}" is given twice`, { hint: 'keep one of them' });
    client.set(field, pair.slice(at + 1));
  }
  return Object.fromEntries(client);
}
