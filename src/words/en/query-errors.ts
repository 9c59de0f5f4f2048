import type { Refusal } from './errors.ts';

/** Why a typed query is not run. */
export type QueryProblem =
  | {
      readonly kind:
        | 'empty'
        | 'control'
        | 'statement'
        | 'large'
        | 'recursive'
        | 'show'
        | 'pivot'
        | 'memory'
        | 'time'
        | 'ended'
        | 'busy';
    }
  | { readonly kind: 'long' | 'deep' | 'ctes'; readonly most: number }
  | { readonly kind: 'several'; readonly found: number }
  | { readonly kind: 'function' | 'table-function' | 'construct'; readonly name: string }
  | { readonly kind: 'table'; readonly name: string; readonly tables: readonly string[] }
  | { readonly kind: 'pivot-column'; readonly name: string; readonly columns: readonly string[] }
  | { readonly kind: 'pivot-wide'; readonly name: string; readonly most: number }
  | { readonly kind: 'database'; readonly type: string; readonly message: string };

/** How many names a message lists. */
const nListed = 10;
const listed = (names: readonly string[]): string =>
  `${names.slice(0, nListed).join(', ')}${names.length > nListed ? ` … (${names.length} in all)` : ''}`;

export const queryErrorsEn = {
  E_QUERY: (p: QueryProblem): Refusal => {
    switch (p.kind) {
      case 'empty':
        return ['there is no query', 'write a SELECT'];
      case 'control':
        return ['the query holds a character that cannot be seen', 'delete it, or type the query anew'];
      case 'long':
        return [`the query is longer than ${p.most} bytes`, 'shorten it'];
      case 'several':
        return [`one query is run at a time; there are ${p.found}`, 'keep one of them'];
      case 'statement':
        return [
          'only a SELECT can be run here',
          'for PIVOT, SUMMARIZE, DESCRIBE and EXPLAIN there are buttons and options',
        ];
      case 'show':
        return ['SHOW, DESCRIBE and SUMMARIZE are not run as text', 'there are buttons and options for them'];
      case 'pivot':
        return ['PIVOT is not run as text', 'there is a button for it; or write sum(…) FILTER (WHERE …)'];
      case 'large':
        return ['the query has too many parts', 'shorten it'];
      case 'deep':
        return ['the query is nested too deeply', 'divide it with WITH'];
      case 'ctes':
        return [`the query has more than ${p.most} WITH parts`, 'join some of them'];
      case 'recursive':
        return ['WITH RECURSIVE is not run here', 'write the steps out'];
      case 'function':
        return [`the function ${p.name} is not one of those that are run here`, 'the list is in the help'];
      case 'table-function':
        return [`${p.name}(…) cannot stand as a table`, 'query a table by its name'];
      case 'construct':
        return [`this part of SQL (${p.name}) is not run here`, 'write it another way'];
      case 'table':
        return [
          `there is no table ${p.name}`,
          p.tables.length === 0 ? 'there are no tables' : `tables: ${listed(p.tables)}`,
        ];
      case 'pivot-column':
        return [`the query gives no column ${p.name}`, `columns: ${listed(p.columns)}`];
      case 'pivot-wide':
        return [
          `${p.name} has more than ${p.most} values, too many for columns`,
          'choose another column or group its values',
        ];
      case 'memory':
        return [
          'the query needs more memory than one may have',
          'read fewer rows or columns, or group earlier',
        ];
      case 'time':
        return ['the query took too long and was stopped', 'read fewer rows, or join fewer tables'];
      case 'ended':
        return [
          'the query asked for too much and was stopped',
          'read fewer rows, or make it in simpler steps',
        ];
      case 'busy':
        return ['too many queries are under way', 'wait a moment and run it again'];
      case 'database':
        return p.type === 'Parser' ? [p.message, 'correct the query at this place'] : [p.message];
    }
  },
};
