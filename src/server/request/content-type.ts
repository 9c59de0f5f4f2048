import { refuse } from './request-error.ts';

/**
 * Holds a body to one of the wanted types, letter for letter but for case and `charset=utf-8`: what a form of another
 * site can send, or what only looks like the type, is refused with 415.
 */
export function requireType(given: string | undefined, wanted: readonly string[]): string {
  const found = wanted.find((type) => {
    const plain = given?.toLowerCase();
    return plain === type || plain === `${type}; charset=utf-8`;
  });
  if (found === undefined) throw refuse('E_MEDIA_TYPE', { wanted: wanted.join(', ') });
  return found;
}
