import { describe, expect, it } from 'vitest';
import {
  all,
  cast,
  choose,
  clean,
  column,
  type DialectName,
  dialects,
  double,
  type Expression,
  equal,
  fits,
  formatExpression,
  formatQuery,
  integer,
  nothing,
  operation,
  type Query,
  text,
} from '../../src/sql/index.ts';

const names = Object.keys(dialects) as DialectName[];
const said = (expression: Expression): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, formatExpression(expression, dialects[name])]));

describe('formatExpression', () => {
  it('formatExpression(column) quotes both names', () => {
    expect(formatExpression(column('t', 'a"b'), dialects.ansi)).toBe('"t"."a""b"');
  });

  it('formatExpression(text) keeps a backslash in every dialect', () => {
    expect(said(text("a\\b'c"))).toEqual({
      ansi: "'a\\b''c'",
      duckdb: "'a\\b''c'",
      postgres: "E'a\\\\b''c'",
    });
  });

  it('formatExpression(double) is a double in every dialect, with the shortest digits that come back', () => {
    expect(said(double(0.1))).toEqual({ ansi: '1e-1', duckdb: '1e-1', postgres: "FLOAT8 '1e-1'" });
    expect(said(double(-12.5))).toEqual({
      ansi: '(-1.25e+1)',
      duckdb: '(-1.25e+1)',
      postgres: "FLOAT8 '-1.25e+1'",
    });
  });

  it('formatExpression(double) refuses what is no number', () => {
    expect(() => formatExpression(double(Number.NaN), dialects.ansi)).toThrow(RangeError);
  });

  it('formatExpression(operation) puts brackets around every one, and minus never becomes a comment', () => {
    const one = operation('-', integer(1), integer(-2), operation('*', column('t', 'a'), double(2)));
    expect(formatExpression(one, dialects.ansi)).toBe('(1 - (-2) - ("t"."a" * 2e+0))');
  });

  it('formatExpression(clean, fits, cast) say what each dialect can', () => {
    const one = column('t', 'a');
    expect(formatExpression(clean(one), dialects.ansi)).toBe(`TRIM(BOTH ' ' FROM "t"."a")`);
    expect(formatExpression(clean(one), dialects.postgres)).toContain('FROM NORMALIZE("t"."a", NFC))');
    expect(formatExpression(clean(one), dialects.duckdb)).toContain('FROM NFC_NORMALIZE("t"."a"))');
    expect(said(fits(one, '^[0-9]$'))).toEqual({
      ansi: `("t"."a" <> '')`,
      duckdb: `("t"."a" ~ '^[0-9]$')`,
      postgres: `("t"."a" ~ '^[0-9]$')`,
    });
    expect(said(cast(nothing, 'double'))).toEqual({
      ansi: 'CAST(NULL AS DOUBLE PRECISION)',
      duckdb: 'CAST(NULL AS DOUBLE)',
      postgres: 'CAST(NULL AS DOUBLE PRECISION)',
    });
  });

  it('choose(no branches) is the value itself', () => {
    expect(choose([], integer(1))).toEqual(integer(1));
    expect(all([equal(integer(1), integer(1))])).toEqual(equal(integer(1), integer(1)));
  });
});

describe('formatQuery', () => {
  const query: Query = {
    comments: ['one\nDROP TABLE t; --'],
    parts: [{ name: 'p', columns: ['c'], body: { kind: 'values', rows: [[text('two\nlines')]] } }],
    result: {
      kind: 'select',
      isDistinct: true,
      whole: ['t'],
      columns: [{ expression: column('p', 'c'), name: 'said' }],
      from: { path: ['my schema', 'table'], alias: 't' },
      joins: [{ kind: 'left', path: ['p'], alias: 'p', on: equal(column('p', 'c'), column('t', 'c')) }],
      where: equal(integer(1), integer(1)),
      groupBy: [column('p', 'c')],
    },
  };

  it('formatQuery(query) writes every clause and leaves line ends inside of quotes alone', () => {
    expect(formatQuery(query, dialects.ansi)).toBe(
      [
        '-- one DROP TABLE t; --',
        'WITH',
        '"p"("c") AS (',
        '  VALUES',
        "    ('two\nlines')",
        ')',
        'SELECT DISTINCT',
        '  "t".*,',
        '  "p"."c" AS "said"',
        'FROM "my schema"."table" AS "t"',
        'LEFT JOIN "p" AS "p" ON ("p"."c" = "t"."c")',
        'WHERE (1 = 1)',
        'GROUP BY "p"."c"',
      ].join('\n'),
    );
  });
});
