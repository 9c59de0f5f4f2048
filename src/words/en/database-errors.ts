import type { Refusal } from './errors.ts';

/** What a database refuses, or what is wrong with its address. */
export const databaseErrorsEn = {
  E_POSTGRES: (
    p:
      | { kind: 'address' | 'login' | 'no-columns' | 'no-query' }
      | { kind: 'unreachable'; reason: string | null }
      | { kind: 'query'; message: string }
      | { kind: 'timeout'; seconds: number }
      | { kind: 'broken'; rows: number }
      | { kind: 'value'; row: number; type: string }
      | { kind: 'long-row'; row: number; megabytes: number },
  ): Refusal => {
    switch (p.kind) {
      case 'address':
        return ['this is no address of a database', 'write postgres://user@host:5432/database'];
      case 'login':
        return [
          'the database refuses this user, password or database',
          'check the address; the password may be in PGPASSWORD or ~/.pgpass',
        ];
      case 'no-query':
        return ['a database needs a query', 'give one: --query "SELECT … FROM …"'];
      case 'no-columns':
        return ['the query gives no columns', 'select at least one'];
      case 'unreachable':
        return [
          `the database does not answer${p.reason === null ? '' : ` (${p.reason})`}`,
          'check host and port, and that it runs',
        ];
      case 'query':
        return [`the database refuses the query: ${p.message}`, 'give one SELECT after --query'];
      case 'timeout':
        return [
          `the query took longer than ${p.seconds} s`,
          'give it more time with --timeout, or make it smaller',
        ];
      case 'broken':
        return [`the connection broke after row ${p.rows}; nothing was written`, 'run the command again'];
      case 'value':
        return [
          `the value of row ${p.row} does not fit into ${p.type}, as which the column is stored; nothing was written`,
          'select the column as text: "column"::text AS "column"',
        ];
      case 'long-row':
        return [
          `row ${p.row} is longer than ${p.megabytes} MB; nothing was written`,
          'leave its longest column out, or cut it: left("column", 1000)',
        ];
    }
  },
  /** A cell of a column of yes and no. */
  E_YES_NO: (): Refusal => ['neither yes nor no', 'write yes or no, or choose another type'],
};
