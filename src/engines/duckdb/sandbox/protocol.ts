import type { QueryProblem } from '../../../words/index.ts';
import type { SandboxQuery, SandboxResult, SandboxTable } from '../../sandbox.ts';

/** One line of JSON to the child: a query, or the wish to end the one that runs. */
export type ChildRequest =
  | { readonly kind: 'query'; readonly query: SandboxQuery }
  | { readonly kind: 'tables' }
  | { readonly kind: 'interrupt' };

/** One line of JSON from the child; `ready` comes first, then one answer a request. */
export type ChildAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: SandboxResult }
  | { readonly kind: 'tables'; readonly tables: readonly SandboxTable[] }
  | { readonly kind: 'refused'; readonly details: QueryProblem; readonly position: number | null }
  /** The process has taken too much memory and ends. */
  | { readonly kind: 'memory' };
