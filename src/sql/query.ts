/** The types that expressions are cast to. */
export type SqlType = 'text' | 'integer' | 'double';

export type Operator = '+' | '-' | '*' | '/' | '||' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'AND' | 'OR';

export type CallName = 'COALESCE' | 'SUM' | 'COUNT' | 'MIN' | 'MAX' | 'FLOOR' | 'LPAD';

/** An expression of SQL, the same for every dialect. */
export type Expression =
  | { readonly kind: 'column'; readonly table: string; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'null' }
  | { readonly kind: 'cast'; readonly operand: Expression; readonly type: SqlType }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly operands: readonly Expression[] }
  | { readonly kind: 'is-null'; readonly operand: Expression }
  | { readonly kind: 'call'; readonly name: CallName; readonly operands: readonly Expression[] }
  /** How many rows. */
  | { readonly kind: 'count-rows' }
  /** A function over the rows before and with this one, in an order. */
  | {
      readonly kind: 'window';
      readonly name: 'LAG' | 'SUM';
      readonly operand: Expression;
      readonly orderBy: readonly Expression[];
    }
  /** Everything from the second character on. */
  | { readonly kind: 'tail'; readonly operand: Expression }
  /** Without white space around it, in Unicode form NFC, as far as the dialect can. */
  | { readonly kind: 'clean'; readonly operand: Expression }
  /** Whether text fits a regular expression; where the dialect has none, whether it is not empty. */
  | { readonly kind: 'fits'; readonly operand: Expression; readonly pattern: string }
  | {
      readonly kind: 'case';
      readonly branches: readonly (readonly [condition: Expression, value: Expression])[];
      readonly otherwise: Expression;
    };

export interface Selected {
  readonly expression: Expression;
  readonly name: string;
}

/** A table by its name and those of the schemas that it is in, or of a part of the query. */
export interface TableUse {
  readonly path: readonly string[];
  readonly alias: string;
}

export interface Join extends TableUse {
  readonly kind: 'inner' | 'left';
  readonly on: Expression;
}

/** One SELECT. */
export interface Select {
  readonly kind: 'select';
  readonly isDistinct?: boolean;
  /** Aliases of tables of which every column is taken, before those of `columns`. */
  readonly whole?: readonly string[];
  readonly columns: readonly Selected[];
  readonly from: TableUse;
  readonly joins?: readonly Join[];
  readonly where?: Expression;
  readonly groupBy?: readonly Expression[];
}

/** Rows of literals; a part with `columns`. */
export interface Values {
  readonly kind: 'values';
  readonly rows: readonly (readonly Expression[])[];
}

export interface UnionAll {
  readonly kind: 'union-all';
  readonly parts: readonly Select[];
}

/** A named part of a query, that those after it can read. */
export interface Part {
  readonly name: string;
  /** Its columns, of `values`; a SELECT names its own. */
  readonly columns?: readonly string[];
  readonly body: Select | Values | UnionAll;
}

export interface Query {
  /** Said before it, one line each. */
  readonly comments?: readonly string[];
  readonly parts: readonly Part[];
  readonly result: Select;
}
