import type { Dialect } from './dialect.ts';
import type {
  Expression,
  Part,
  Query,
  Select,
  Selected,
  SqlType,
  TableUse,
  UnionAll,
  Values,
} from './query.ts';
import { quoteIdentifier, quoteText } from './quote.ts';

/** Code points that trimming takes for white space, as JavaScript does. */
const spaces: readonly number[] = Object.freeze([
  9, 10, 11, 12, 13, 32, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232,
  8233, 8239, 8287, 12288, 65279,
]);

/** A query as text of a dialect; every identifier and literal is quoted. */
export function formatQuery({ comments = [], parts, result }: Query, dialect: Dialect): string {
  const written = parts.map((part) => formatPart(part, dialect));
  const head = written.length === 0 ? '' : `WITH\n${written.join(',\n')}\n`;
  return `${comments.map(comment).join('')}${head}${formatSelect(result, dialect)}`;
}

/** An expression as text of a dialect. */
export function formatExpression(expression: Expression, dialect: Dialect): string {
  const said = (one: Expression): string => formatExpression(one, dialect);
  switch (expression.kind) {
    case 'column':
      return `${quoteIdentifier(expression.table)}.${quoteIdentifier(expression.name)}`;
    case 'text':
      return formatText(expression.value, dialect);
    case 'integer':
      return expression.value < 0 ? `(${expression.value})` : String(expression.value);
    case 'double':
      return formatDouble(expression.value, dialect);
    case 'null':
      return 'NULL';
    case 'cast':
      return `CAST(${said(expression.operand)} AS ${typeName(expression.type, dialect)})`;
    case 'operation':
      return `(${expression.operands.map(said).join(` ${expression.operator} `)})`;
    case 'is-null':
      return `(${said(expression.operand)} IS NULL)`;
    case 'call':
      return `${expression.name}(${expression.operands.map(said).join(', ')})`;
    case 'count-rows':
      return 'COUNT(*)';
    case 'window':
      return `${expression.name}(${said(expression.operand)}) OVER (ORDER BY ${expression.orderBy.map(said).join(', ')}${expression.name === 'SUM' ? ' ROWS UNBOUNDED PRECEDING' : ''})`;
    case 'tail':
      return `SUBSTRING(${said(expression.operand)} FROM 2)`;
    case 'clean':
      return formatClean(said(expression.operand), dialect);
    case 'fits':
      return dialect.hasPatterns
        ? `(${said(expression.operand)} ~ ${formatText(expression.pattern, dialect)})`
        : `(${said(expression.operand)} <> '')`;
    case 'case': {
      const branches = expression.branches.map(([when, then]) => `WHEN ${said(when)} THEN ${said(then)}`);
      return `CASE ${branches.join(' ')} ELSE ${said(expression.otherwise)} END`;
    }
  }
}

function formatPart({ name, columns, body }: Part, dialect: Dialect): string {
  const named = columns ? `(${columns.map(quoteIdentifier).join(', ')})` : '';
  return `${quoteIdentifier(name)}${named} AS (\n${formatBody(body, dialect)}\n)`;
}

function formatBody(body: Select | Values | UnionAll, dialect: Dialect): string {
  switch (body.kind) {
    case 'select':
      return formatSelect(body, dialect, '  ');
    case 'values': {
      const rows = body.rows.map(
        (row) => `    (${row.map((cell) => formatExpression(cell, dialect)).join(', ')})`,
      );
      return `  VALUES\n${rows.join(',\n')}`;
    }
    case 'union-all':
      return body.parts.map((part) => formatSelect(part, dialect, '  ')).join('\n  UNION ALL\n');
  }
}

/** Quoted text may hold line ends, so lines are indented as they are made and never after. */
function formatSelect(select: Select, dialect: Dialect, indent = ''): string {
  const { isDistinct = false, whole = [], columns, from, joins = [], where, groupBy = [] } = select;
  const said = (one: Expression): string => formatExpression(one, dialect);
  const taken = [
    ...whole.map((alias) => `${quoteIdentifier(alias)}.*`),
    ...columns.map(({ expression, name }: Selected) => `${said(expression)} AS ${quoteIdentifier(name)}`),
  ];
  return [
    `SELECT${isDistinct ? ' DISTINCT' : ''}`,
    ...taken.map((one, i) => `  ${one}${i < taken.length - 1 ? ',' : ''}`),
    `FROM ${formatTable(from)}`,
    ...joins.map(
      (join) => `${join.kind === 'left' ? 'LEFT ' : ''}JOIN ${formatTable(join)} ON ${said(join.on)}`,
    ),
    ...(where ? [`WHERE ${said(where)}`] : []),
    ...(groupBy.length > 0 ? [`GROUP BY ${groupBy.map(said).join(', ')}`] : []),
  ]
    .map((line) => `${indent}${line}`)
    .join('\n');
}

function formatTable({ path, alias }: TableUse): string {
  return `${path.map(quoteIdentifier).join('.')} AS ${quoteIdentifier(alias)}`;
}

function formatText(value: string, { mayEscape }: Dialect): string {
  const quoted = quoteText(value);
  return mayEscape && value.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/** The shortest digits that give the same double back. */
function formatDouble(value: number, { doublePrefix }: Dialect): string {
  if (!Number.isFinite(value)) throw new RangeError(`a number in SQL must be finite; got ${value}`);
  const digits = value.toExponential();
  if (doublePrefix !== null) return `${doublePrefix} '${digits}'`;
  return value < 0 ? `(${digits})` : digits;
}

function formatClean(operand: string, { trimsAnySpace, normalForm }: Dialect): string {
  const normal = normalForm === null ? operand : `${normalForm[0]}${operand}${normalForm[1]}`;
  const trimmed = trimsAnySpace ? spaces.map((code) => `CHR(${code})`).join(' || ') : "' '";
  return `TRIM(BOTH ${trimmed} FROM ${normal})`;
}

function typeName(type: SqlType, { textType, doubleType }: Dialect): string {
  switch (type) {
    case 'text':
      return textType;
    case 'integer':
      return 'INTEGER';
    case 'double':
      return doubleType;
  }
}

/** A comment on one line, whatever it says. */
function comment(line: string): string {
  return `-- ${line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}\n`;
}
