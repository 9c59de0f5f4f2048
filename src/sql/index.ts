// quoting
export { quoteIdentifier, quoteText } from './quote.ts';
// queries
export type {
  CallName,
  Expression,
  Join,
  Operator,
  Part,
  Query,
  Select,
  Selected,
  SqlType,
  TableUse,
  UnionAll,
  Values,
} from './query.ts';
export {
  all,
  any,
  call,
  cast,
  choose,
  clean,
  coalesce,
  column,
  countRows,
  double,
  equal,
  fits,
  integer,
  isNull,
  lag,
  nothing,
  operation,
  runningSum,
  sum,
  tail,
  text,
} from './build.ts';
// dialects
export { type Dialect, type DialectName, dialects } from './dialect.ts';
export { formatExpression, formatQuery } from './format-query.ts';
