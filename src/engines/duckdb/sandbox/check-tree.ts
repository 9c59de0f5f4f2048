import { allowedFunctions } from './functions.ts';
import { sandboxLimits } from './limits.ts';
import { QueryRefusal } from './refuse.ts';

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** DuckDB's "nowhere", 2⁶⁴ − 1, and anything as large. */
const nowhere = 2 ** 40;
const functions: ReadonlySet<string> = new Set(allowedFunctions);
const expressions: ReadonlySet<string> = new Set(
  `BETWEEN CASE CAST COLLATE COLUMN_REF COMPARISON CONJUNCTION CONSTANT FUNCTION OPERATOR POSITIONAL_REFERENCE STAR
   SUBQUERY WINDOW`.split(/\s+/),
);
/** What has a type and is no expression: query nodes, sources of rows, orders and limits, kinds of types. */
const parts: ReadonlySet<string> = new Set(
  `SELECT_NODE SET_OPERATION_NODE BASE_TABLE SUBQUERY JOIN EMPTY EXPRESSION_LIST PIVOT ORDER_MODIFIER LIMIT_MODIFIER
   LIMIT_PERCENT_MODIFIER DISTINCT_MODIFIER ORDER_DEFAULT ASCENDING DESCENDING UNBOUND_TYPE_INFO DECIMAL_TYPE_INFO
   LIST_TYPE_INFO STRUCT_TYPE_INFO STRING_TYPE_INFO`.split(/\s+/),
);
/** Columns that are not columns: DuckDB answers with something of the connection. */
const connectionNames: ReadonlySet<string> = new Set(
  'current_catalog current_role current_schema current_user session_user user'.split(' '),
);

interface Walk {
  readonly grant: ReadonlySet<string>;
  nNodes: number;
  nCtes: number;
}

/**
 * Checks the syntax tree of one SELECT, as `json_serialize_sql` writes it: every construct and function must be an
 * allowed one, every table granted or a WITH name in whose reach it stands. What is not known is refused.
 *
 * `grant` holds names in lower case.
 */
export function checkTree(tree: unknown, grant: ReadonlySet<string>): void {
  const { statements } = tree as { readonly statements?: Json };
  if (!Array.isArray(statements) || statements.length === 0) throw new QueryRefusal({ kind: 'empty' });
  if (statements.length > 1) throw new QueryRefusal({ kind: 'several', found: statements.length });
  visit(statements[0], new Set(), 0, { grant, nNodes: 0, nCtes: 0 });
}

function visit(value: Json | undefined, ctes: ReadonlySet<string>, depth: number, walk: Walk): void {
  if (value === null || typeof value !== 'object') return;
  if (depth > sandboxLimits.depth) throw new QueryRefusal({ kind: 'deep', most: sandboxLimits.depth });
  if (isArray(value)) {
    for (const item of value) visit(item, ctes, depth + 1, walk);
    return;
  }
  if (++walk.nNodes > sandboxLimits.nodes) throw new QueryRefusal({ kind: 'large' });
  checkNode(value, ctes, walk);
  // A constant holds nothing but itself, and its type may be any.
  if (value.class === 'CONSTANT') return;
  const inner = isObject(value.cte_map) ? withCtes(value.cte_map, ctes, depth, walk) : ctes;
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'cte_map') visit(child, inner, depth + 1, walk);
  }
}

/** Walks the WITH queries of a node, each of which knows the ones before it, and gives the names the node knows. */
function withCtes(
  map: JsonObject,
  ctes: ReadonlySet<string>,
  depth: number,
  walk: Walk,
): ReadonlySet<string> {
  const known = new Set(ctes);
  if (!isArray(map.map) || Object.keys(map).length > 1)
    throw new QueryRefusal({ kind: 'construct', name: 'WITH' });
  for (const entry of map.map) {
    if (++walk.nCtes > sandboxLimits.ctes) throw new QueryRefusal({ kind: 'ctes', most: sandboxLimits.ctes });
    if (!isObject(entry) || typeof entry.key !== 'string')
      throw new QueryRefusal({ kind: 'construct', name: 'WITH' });
    visit(entry.value, new Set(known), depth + 2, walk);
    known.add(entry.key.toLowerCase());
  }
  return known;
}

function checkNode(node: JsonObject, ctes: ReadonlySet<string>, walk: Walk): void {
  const { type } = node;
  const position = positionOf(node);
  if (node.class !== undefined) {
    checkExpression(node, position);
    return;
  }
  if (isObject(type) || type === undefined) {
    checkType(node);
    return;
  }
  if (typeof type !== 'string') throw new QueryRefusal({ kind: 'construct', name: 'type' }, position);
  if (type === 'RECURSIVE_CTE_NODE') throw new QueryRefusal({ kind: 'recursive' }, position);
  if (type === 'TABLE_FUNCTION') {
    throw new QueryRefusal(
      { kind: 'table-function', name: textOf(node.function, 'function_name') },
      position,
    );
  }
  if (type === 'SHOW_REF') throw new QueryRefusal({ kind: 'show' }, position);
  if (!parts.has(type)) throw new QueryRefusal({ kind: 'construct', name: type }, position);
  if (type === 'BASE_TABLE') checkTable(node, ctes, walk, position);
  if (type === 'PIVOT' && !isUnpivot(node)) throw new QueryRefusal({ kind: 'pivot' }, position);
}

function checkExpression(node: JsonObject, position: number | null): void {
  const { class: kind, function_name: name, column_names: names } = node;
  if (typeof kind !== 'string' || !expressions.has(kind)) {
    throw new QueryRefusal({ kind: 'construct', name: String(kind) }, position);
  }
  if (kind === 'FUNCTION' || kind === 'WINDOW') {
    const isOurs = (node.schema === '' || node.schema === 'main') && node.catalog === '';
    if (typeof name !== 'string' || !isOurs || !functions.has(name.toLowerCase())) {
      throw new QueryRefusal({ kind: 'function', name: String(name) }, position);
    }
  }
  if (kind === 'COLUMN_REF' && isArray(names) && names.length === 1) {
    const [only] = names;
    if (typeof only === 'string' && connectionNames.has(only.toLowerCase())) {
      throw new QueryRefusal({ kind: 'function', name: only }, position);
    }
  }
}

function checkTable(
  node: JsonObject,
  ctes: ReadonlySet<string>,
  { grant }: Walk,
  position: number | null,
): void {
  const { table_name: name, schema_name: schema, catalog_name: catalog } = node;
  const found = typeof name === 'string' ? name.toLowerCase() : '';
  const isPlain = schema === '' && catalog === '';
  const isGranted = grant.has(found) && catalog === '' && (schema === '' || schema === 'main');
  if (isGranted || (isPlain && ctes.has(found))) return;
  const shown = [catalog, schema, name].filter((part) => typeof part === 'string' && part !== '').join('.');
  throw new QueryRefusal({ kind: 'table', name: shown, tables: [...grant] }, position);
}

/** Fixed-size arrays of arrays name any amount of memory in a few letters. */
function checkType({ id }: JsonObject): void {
  if (id === 'ARRAY') throw new QueryRefusal({ kind: 'construct', name: 'ARRAY' });
}

function isUnpivot({ aggregates, pivots }: JsonObject): boolean {
  return (
    isArray(aggregates) &&
    aggregates.length === 0 &&
    isArray(pivots) &&
    pivots.every((pivot) => isObject(pivot) && pivot.pivot_enum === '')
  );
}

function positionOf({ query_location: at }: JsonObject): number | null {
  return typeof at === 'number' && at < nowhere ? at : null;
}

function textOf(node: Json | undefined, key: string): string {
  const text = isObject(node) ? node[key] : null;
  return typeof text === 'string' ? text : '';
}

function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
