import { DatabaseError } from 'pg';
import { type InputError, inputError } from '../../contract/index.ts';
import { refusal } from '../../words/index.ts';

interface Circumstances {
  /** What the database is called to people. */
  readonly name: string;
  /** Rows that were read before; null where none were asked for. */
  readonly afterRow: number | null;
  /** In milliseconds. */
  readonly statementTimeout: number;
}

/** Codes of PostgreSQL: what a person does then. */
const canceled = '57014';
const ended: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', '57P05']);
const refusedLogin: ReadonlySet<string> = new Set(['28000', '28P01', '3D000']);

/** What went wrong with a database, as one line; what the driver threw is not repeated where it could hold an address. */
export function queryFailure(
  cause: unknown,
  { name, afterRow, statementTimeout }: Circumstances,
): InputError {
  const place = { file: name };
  if (!(cause instanceof DatabaseError)) {
    if (afterRow !== null) {
      return inputError(refusal('E_POSTGRES', { kind: 'broken', rows: afterRow }), place);
    }
    return inputError(refusal('E_POSTGRES', { kind: 'unreachable', reason: reasonOf(cause) }), place);
  }
  const code = cause.code ?? '';
  if (refusedLogin.has(code)) return inputError(refusal('E_POSTGRES', { kind: 'login' }), place);
  if (code === canceled && cause.message.includes('statement timeout')) {
    return inputError(refusal('E_POSTGRES', { kind: 'timeout', seconds: statementTimeout / 1000 }), place);
  }
  if (ended.has(code))
    return inputError(refusal('E_POSTGRES', { kind: 'broken', rows: afterRow ?? 0 }), place);
  return inputError(refusal('E_POSTGRES', { kind: 'query', message: cause.message }), place);
}

/** The code of an error of Node, such as ECONNREFUSED; of others nothing is known. */
function reasonOf(cause: unknown): string | null {
  const { code } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : {};
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : null;
}
