import type { Join, Part, Query, Select, TableUse } from '../../sql/index.ts';

/** A prefix that no unqualified name of the table begins with: a part of that name would hide it. */
export function prefixBeside([name, ...rest]: readonly string[]): string {
  let prefix = 'scored_';
  while (rest.length === 0 && name?.toLowerCase().startsWith(prefix)) prefix += '_';
  return prefix;
}

/** A query whose parts have longer names; a part is used under its own name as alias, and its columns by that. */
export function prefixParts(prefix: string, { parts, result, ...rest }: Query): Query {
  const names = new Set(parts.map(({ name }) => name));
  const renamed = <Use extends TableUse | Join>(use: Use): Use =>
    use.path.length === 1 && use.path[0] === use.alias && names.has(use.alias)
      ? { ...use, path: [`${prefix}${use.alias}`] }
      : use;
  const select = (one: Select): Select => ({
    ...one,
    from: renamed(one.from),
    ...(one.joins && { joins: one.joins.map(renamed) }),
  });
  const body = (one: Part['body']): Part['body'] => {
    switch (one.kind) {
      case 'select':
        return select(one);
      case 'values':
        return one;
      case 'union-all':
        return { ...one, parts: one.parts.map(select) };
    }
  };
  return {
    ...rest,
    parts: parts.map((part) => ({ ...part, name: `${prefix}${part.name}`, body: body(part.body) })),
    result: select(result),
  };
}
