import type { DashboardTile } from '../../contract/index.ts';
import { sayTemplate } from './say.ts';
import {
  answerOf,
  categoryName,
  fieldLabel,
  metricLabel,
  metricText,
  type TileContext,
} from './tile-context.ts';
import { tileHead } from './tile-head.ts';
import type { NumberTile, TableTile, TextBlock, TextTile, TileMark } from './tile-spec.ts';

/** One large number, the others small beside it. */
export function numberTile(tile: DashboardTile, context: TileContext): NumberTile {
  const { total } = answerOf(context, tile.id);
  const [first = '', ...others] = tile.metrics;
  return {
    ...tileHead(tile, context),
    kind: 'number',
    value: metricText(context, first, total.values[0] ?? null),
    label: metricLabel(context, first),
    beside: others.map(
      (name, i) => `${metricLabel(context, name)}: ${metricText(context, name, total.values[i + 1] ?? null)}`,
    ),
    marks: [],
  };
}

/** Numbers by one field, by two as a pivot, or what fields hold. */
export function tableTile(tile: DashboardTile, context: TileContext): TableTile {
  const { rows, by } = answerOf(context, tile.id);
  const { dashboard: said, format } = context.words;
  if (tile.describe) {
    return {
      ...tileHead(tile, context),
      kind: 'table',
      head: said.describeHead,
      rows: rows.map(({ keys: [field = '', top = '', n = ''], values: [share, unknown] }) => ({
        cells: [
          fieldLabel(context, field),
          format.count(Number(n)),
          categoryName(context, field, top),
          format.percent(share ?? null),
          format.percent(unknown ?? null),
        ],
        mark: null,
      })),
      marks: [],
    };
  }
  const { head, rows: numbers } = tileNumbers(tile, context);
  if (by.length === 2 && tile.metrics.length === 1) return pivot(tile, context);
  const marks = numbers.map(
    ({ keys, cells }, id): TileMark => ({ id, value: null, text: '', name: cells[0] ?? '', keys }),
  );
  return {
    ...tileHead(tile, context),
    kind: 'table',
    head,
    rows: numbers.map(({ cells }, i) => ({ cells, mark: marks[i] ?? null })),
    marks,
  };
}

function pivot(tile: DashboardTile, context: TileContext): TableTile {
  const { rows, by } = answerOf(context, tile.id);
  const [first = '', second = ''] = by;
  const across = [...new Set(rows.map(({ keys }) => keys[1] ?? ''))];
  const down = [...new Set(rows.map(({ keys }) => keys[0] ?? ''))];
  const marks = down.map(
    (key, id): TileMark => ({
      id,
      value: null,
      text: '',
      name: categoryName(context, first, key),
      keys: { [first]: key },
    }),
  );
  return {
    ...tileHead(tile, context),
    kind: 'table',
    head: [fieldLabel(context, first), ...across.map((key) => categoryName(context, second, key))],
    rows: down.map((key, i) => ({
      cells: [
        categoryName(context, first, key),
        ...across.map((other) =>
          metricText(
            context,
            tile.metrics[0] ?? '',
            rows.find(({ keys }) => keys[0] === key && keys[1] === other)?.values[0] ?? null,
          ),
        ),
      ],
      mark: marks[i] ?? null,
    })),
    marks,
  };
}

/** The numbers of any tile as a table, a row a mark. */
export function tileNumbers(
  tile: DashboardTile,
  context: TileContext,
): {
  readonly head: readonly string[];
  readonly rows: readonly {
    readonly cells: readonly string[];
    readonly keys: Readonly<Record<string, string>>;
  }[];
} {
  const { rows, by, total } = answerOf(context, tile.id);
  const { dashboard: said, format } = context.words;
  const fields = tile.describe ? [] : by;
  if (fields.length === 0 && !tile.describe) {
    return {
      head: tile.metrics.map((name) => metricLabel(context, name)),
      rows: [
        {
          cells: tile.metrics.map((name, m) => metricText(context, name, total.values[m] ?? null)),
          keys: {},
        },
      ],
    };
  }
  if (tile.describe) {
    const table = tableTile(tile, context);
    return { head: table.head, rows: table.rows.map(({ cells }) => ({ cells, keys: {} })) };
  }
  const hasSpread = rows.some(({ spread }) => spread !== undefined);
  return {
    head: [
      ...fields.map((name) => (name === '@side' ? said.group : fieldLabel(context, name))),
      ...(hasSpread ? said.spreadHead : tile.metrics.map((name) => metricLabel(context, name))),
    ],
    rows: rows.map(({ keys, values, spread }) => ({
      cells: [
        ...fields.map((name, i) => categoryName(context, name, keys[i] ?? '')),
        ...(hasSpread
          ? (spread ?? []).map((value) => format.number(value))
          : tile.metrics.map((name, m) => metricText(context, name, values[m] ?? null))),
      ],
      keys: Object.fromEntries(
        fields.flatMap((name, i) => (name === '@side' ? [] : [[name, keys[i] ?? '']])),
      ),
    })),
  };
}

/** Markdown: paragraphs, headings, lists and **bold**; anything else stays as it is written. */
export function textTile(tile: DashboardTile, context: TileContext): TextTile {
  const text = tile.text?.[context.words.language] ?? '';
  return {
    ...tileHead(tile, context),
    kind: 'text',
    blocks: textBlocks(sayTemplate(text, context)),
    marks: [],
  };
}

/** A text as blocks. */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: string[] = [];
  const end = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', pieces: pieces(lines.join(' ')) });
    lines = [];
  };
  for (const line of text.split('\n').map((one) => one.trim())) {
    const [, sign, rest = ''] = /^(#{1,6}|[-*]) (.*)$/.exec(line) ?? [];
    if (sign !== undefined) {
      end();
      blocks.push({ kind: sign.startsWith('#') ? 'heading' : 'item', pieces: pieces(rest) });
    } else if (line === '') end();
    else lines.push(line);
  }
  end();
  return blocks;
}

function pieces(text: string): TextBlock['pieces'] {
  return text
    .split('**')
    .map((piece, i) => ({ text: piece, isBold: i % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
