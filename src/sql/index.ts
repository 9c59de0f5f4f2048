// quoting
export { quoteIdentifier, quoteText } from './quote.ts';
// queries
export type {
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
  cast,
  choose,
  clean,
  coalesce,
  column,
  double,
  equal,
  fits,
  integer,
  isNull,
  nothing,
  operation,
  sum,
  tail,
  text,
} from './build.ts';
// dialects
export { type Dialect, type DialectName, dialects } from './dialect.ts';
export { formatExpression, formatQuery } from './format-query.ts';
