import type { CallName, Expression, Operator, SqlType } from './query.ts';

/** A column of the table or part with this alias. */
export function column(table: string, name: string): Expression {
  return { kind: 'column', table, name };
}

export function text(value: string): Expression {
  return { kind: 'text', value };
}

export function integer(value: number): Expression {
  return { kind: 'integer', value };
}

export function double(value: number): Expression {
  return { kind: 'double', value };
}

export const nothing: Expression = Object.freeze({ kind: 'null' });

export function cast(operand: Expression, type: SqlType): Expression {
  return { kind: 'cast', operand, type };
}

export function operation(operator: Operator, ...operands: readonly Expression[]): Expression {
  const [first, ...rest] = operands;
  return first && rest.length === 0 ? first : { kind: 'operation', operator, operands };
}

export function equal(a: Expression, b: Expression): Expression {
  return operation('=', a, b);
}

/** True where all are; there is at least one. */
export function all(conditions: readonly Expression[]): Expression {
  return operation('AND', ...conditions);
}

/** True where one is; there is at least one. */
export function any(conditions: readonly Expression[]): Expression {
  return operation('OR', ...conditions);
}

/** The value of the first condition that holds. */
export function choose(
  branches: readonly (readonly [condition: Expression, value: Expression])[],
  otherwise: Expression,
): Expression {
  return branches.length === 0 ? otherwise : { kind: 'case', branches, otherwise };
}

/** The first that is not null. */
export function coalesce(...operands: readonly Expression[]): Expression {
  return { kind: 'call', name: 'COALESCE', operands };
}

export function sum(operand: Expression): Expression {
  return { kind: 'call', name: 'SUM', operands: [operand] };
}

export function isNull(operand: Expression): Expression {
  return { kind: 'is-null', operand };
}

/** Text without white space around it, in Unicode form NFC, as far as the dialect can. */
export function clean(operand: Expression): Expression {
  return { kind: 'clean', operand };
}

/** Whether text fits a regular expression; where the dialect has none, whether it is not empty. */
export function fits(operand: Expression, pattern: string): Expression {
  return { kind: 'fits', operand, pattern };
}

/** Text from its second character on. */
export function tail(operand: Expression): Expression {
  return { kind: 'tail', operand };
}

/** A function of its operands. */
export function call(name: CallName, ...operands: readonly Expression[]): Expression {
  return { kind: 'call', name, operands };
}

/** How many rows. */
export const countRows: Expression = Object.freeze({ kind: 'count-rows' });

/** The value in the row before, in an order; null in the first. */
export function lag(operand: Expression, ...orderBy: readonly Expression[]): Expression {
  return { kind: 'window', name: 'LAG', operand, orderBy };
}

/** The sum from the first row to this one, in an order. */
export function runningSum(operand: Expression, ...orderBy: readonly Expression[]): Expression {
  return { kind: 'window', name: 'SUM', operand, orderBy };
}
