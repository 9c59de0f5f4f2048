import type { ModelFile } from '../../contract/model-file.ts';
import {
  all,
  any,
  cast,
  choose,
  column,
  double,
  type Expression,
  equal,
  integer,
  type Join,
  operation,
  type Part,
  sum,
  tail,
  text,
} from '../../sql/index.ts';
import type { ClientReader } from '../client.ts';
import { proxyPlace, valueShare } from '../partial.ts';
import { idOf } from '../segment-ids.ts';
import { each, firstBest, keep, names } from './names.ts';
import { byCode } from './place-complete.ts';

/**
 * The parts that answer clients of whom something is unknown, once for each combination of codes: gaps, the cells as
 * tables, alike (counts of clients that agree), weighed, shared (probabilities), likeliest and judged, which has
 * segment_id, probability, status and filled_fields. What is computed is `segmentProbabilities`.
 */
export function judgeParts(model: ModelFile, reader: ClientReader): Part[] {
  const nSegments = model.centroids.length;
  const codes = reader.fields.map((_, f) => names.code(f));
  const used = codes.slice(0, reader.nUsed);
  const weights = each(nSegments, (s) => column('weighed', names.weight(s)));
  const shares = each(nSegments, (s) => column('shared', names.probability(s)));
  const byCells = model.conditionals === null && model.cells.cells.length > 0;
  return [
    {
      name: 'gaps',
      body: {
        kind: 'select',
        isDistinct: true,
        columns: keep('coded', codes),
        from: { path: ['coded'], alias: 'coded' },
        where: any(used.map((name) => isUnknown('coded', name))),
      },
    },
    ...(byCells ? cellParts(model, codes, used) : []),
    ...model.proxies.map(
      ({ cells }, p): Part => ({
        name: proxyName(p),
        columns: [
          ...each(cells[0].codes.length, (i) => names.code(i)),
          ...each(nSegments, (s) => names.count(s)),
        ],
        body: { kind: 'values', rows: cells.map((cell) => cellRow(cell)) },
      }),
    ),
    weighedPart(model, reader, codes, byCells),
    {
      name: 'shared',
      body: {
        kind: 'select',
        columns: [
          ...keep('weighed', codes),
          ...weights.map((weight, s) => ({
            expression: operation('/', weight, operation('+', ...weights)),
            name: names.probability(s),
          })),
        ],
        from: { path: ['weighed'], alias: 'weighed' },
      },
    },
    {
      name: 'likeliest',
      body: {
        kind: 'select',
        columns: [
          ...keep('shared', codes),
          { expression: firstBest(shares, atLeast, (s) => integer(idOf(model, s))), name: 'segment_id' },
          { expression: firstBest(shares, atLeast, (s) => shares[s]), name: 'probability' },
        ],
        from: { path: ['shared'], alias: 'shared' },
      },
    },
    judgedPart(model, reader, codes, used),
  ];
}

function cellParts(model: ModelFile, codes: readonly string[], used: readonly string[]): Part[] {
  const counts = model.centroids.map((_, s) => names.count(s));
  return [
    {
      name: 'cells',
      columns: [...used, ...counts],
      body: { kind: 'values', rows: model.cells.cells.map(cellRow) },
    },
    {
      name: 'alike',
      body: {
        kind: 'select',
        columns: [
          ...keep('gaps', codes),
          ...counts.map((name) => ({ expression: sum(column('cells', name)), name })),
        ],
        from: { path: ['gaps'], alias: 'gaps' },
        joins: [
          {
            kind: 'left',
            path: ['cells'],
            alias: 'cells',
            on: all(
              used.map((name) =>
                any([isUnknown('gaps', name), equal(column('gaps', name), column('cells', name))]),
              ),
            ),
          },
        ],
        groupBy: codes.map((name) => column('gaps', name)),
      },
    },
  ];
}

function weighedPart(
  model: ModelFile,
  reader: ClientReader,
  codes: readonly string[],
  byCells: boolean,
): Part {
  const from = byCells ? 'alike' : 'gaps';
  const counts = model.centroids.map((_, s) => names.count(s));
  const base = (s: number): Expression =>
    operation(
      '*',
      double(model.segments[s].share),
      ...(model.conditionals ?? []).map((conditional, f) => {
        const code = column(from, names.code(f));
        const shares = conditional.counts.map((_, value) => valueShare(conditional.counts, value, s));
        return choose([[isUnknown(from, names.code(f)), double(1)]], byCode(code, shares));
      }),
    );
  return {
    name: 'weighed',
    body: {
      kind: 'select',
      columns: [
        ...keep(from, codes),
        ...counts.map((count, s) => ({
          expression: choose(
            [
              ...model.proxies.map((_, p) => {
                const told = column(proxyName(p), count);
                return [operation('>=', told, integer(0)), cast(told, 'double')] as const;
              }),
              ...(byCells
                ? [
                    [
                      operation('>', operation('+', ...counts.map((name) => column(from, name))), integer(0)),
                      cast(column(from, count), 'double'),
                    ] as const,
                  ]
                : []),
            ],
            base(s),
          ),
          name: names.weight(s),
        })),
      ],
      from: { path: [from], alias: from },
      joins: model.proxies.map((proxy, p) => proxyJoin(model, reader, from, proxy, p)),
    },
  };
}

/** Clients of whom the proxy's field alone is unknown: the other codes and the proxy's are those of its cell. */
function proxyJoin(
  model: ModelFile,
  reader: ClientReader,
  from: string,
  proxy: ModelFile['proxies'][number],
  p: number,
): Join {
  const hidden = reader.fields.findIndex(({ field }) => field.name === proxy.field);
  const others = each(reader.nUsed, (f) => f).filter((f) => f !== hidden);
  return {
    kind: 'left',
    path: [proxyName(p)],
    alias: proxyName(p),
    on: all([
      isUnknown(from, names.code(hidden)),
      ...[...others, proxyPlace(model, proxy)].map((f, i) =>
        equal(column(from, names.code(f)), column(proxyName(p), names.code(i))),
      ),
    ]),
  };
}

function judgedPart(
  model: ModelFile,
  reader: ClientReader,
  codes: readonly string[],
  used: readonly string[],
): Part {
  const { minProbability, minKnownFields } = model.answerRule;
  const from = 'likeliest';
  const nKnown = operation(
    '+',
    ...used.map((name) => choose([[isUnknown(from, name), integer(0)]], integer(1))),
  );
  const isAnswered = all([
    operation('>=', column(from, 'probability'), double(minProbability)),
    operation('>=', nKnown, integer(minKnownFields)),
  ]);
  const filled = used.map((name, f) =>
    choose([[isUnknown(from, name), text(` ${reader.fields[f].field.name}`)]], text('')),
  );
  return {
    name: 'judged',
    body: {
      kind: 'select',
      columns: [
        ...keep(from, codes),
        {
          expression: choose([[isAnswered, column(from, 'segment_id')]], { kind: 'null' }),
          name: 'segment_id',
        },
        ...keep(from, ['probability']),
        { expression: choose([[isAnswered, text('filled')]], text('abstained')), name: 'status' },
        { expression: tail(operation('||', ...filled)), name: 'filled_fields' },
      ],
      from: { path: [from], alias: from },
    },
  };
}

function cellRow({ codes, counts }: ModelFile['cells']['cells'][number]): Expression[] {
  return [
    ...codes.map(integer),
    ...counts.map((count) => (Number.isInteger(count) ? integer(count) : double(count))),
  ];
}

function proxyName(p: number): string {
  return `proxy${p + 1}`;
}

function isUnknown(table: string, code: string): Expression {
  return operation('<', column(table, code), integer(0));
}

function atLeast(a: Expression, b: Expression): Expression {
  return operation('>=', a, b);
}
