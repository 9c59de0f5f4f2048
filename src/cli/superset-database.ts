import { inputError } from '../contract/index.ts';
import { refusal } from '../words/index.ts';

/** What Superset writes for a password, and asks for when it reads it. */
const mask = 'XXXXXXXXXX';

/**
 * The address of a database as SQLAlchemy takes it, without its password, and a name for it.
 *
 * Errors: E_POSTGRES for what is no address of a PostgreSQL, or has a password beyond its place.
 */
export function supersetDatabase(uri: string): { readonly name: string; readonly uri: string } {
  const refuse = () => inputError(refusal('E_POSTGRES', { kind: 'address' }), { file: '--database-uri' });
  const url = URL.canParse(uri) ? new URL(uri) : null;
  if (!url || !/^postgres(ql)?(\+\w+)?:$/.test(url.protocol) || url.hostname === '') throw refuse();
  if ([...url.searchParams.keys()].some((key) => /passw/i.test(key))) throw refuse();
  if (url.password !== '') url.password = mask;
  const { hostname, port, pathname } = url;
  return {
    name: `Clientele ${hostname}${port && `:${port}`}${pathname}`,
    // SQLAlchemy knows the longer name alone.
    uri: url.href.replace(/^postgres(?=[:+])/, 'postgresql'),
  };
}
