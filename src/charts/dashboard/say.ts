import { type Placeholder, readTemplate } from '../../contract/index.ts';
import {
  answerOf,
  categoryName,
  fieldNamed,
  metricText,
  type TileContext,
  tileNamed,
} from './tile-context.ts';

/** A text of a dashboard with its numbers put in. */
export function sayTemplate(text: string, context: TileContext): string {
  const read = readTemplate(text);
  if ('problem' in read) return text;
  return read.parts.map((part) => (typeof part === 'string' ? part : sayPlaceholder(part, context))).join('');
}

function sayPlaceholder({ what, tile: id, metric, keys }: Placeholder, context: TileContext): string {
  const { rows, total, by } = answerOf(context, id);
  const tile = tileNamed(context, id);
  const place = tile?.metrics.indexOf(metric) ?? -1;
  const text = (value: number | null | undefined): string => metricText(context, metric, value ?? null);
  // While two groups are compared, what is said is said of the first.
  const isSided = by.includes('@side');
  const own = isSided ? rows.filter((row) => row.keys[row.keys.length - 1] === 'one') : rows;
  if (what === 'total') return text(total.values[place]);
  if (what === 'value') {
    return text(own.find((row) => keys.every((key, i) => row.keys[i] === key))?.values[place]);
  }
  const isKnown = (all: readonly string[]): boolean =>
    (tile?.by ?? []).every((field, i) => {
      const key = all[i] ?? '';
      return key !== '' && !fieldNamed(context, field)?.unknown.includes(key);
    });
  const known = own.filter((row) => row.values[place] !== null && isKnown(row.keys));
  const [first] = known;
  if (!first) return text(null);
  const isMost = what === 'max' || what === 'top';
  const best = known.reduce((a, b) => {
    const difference = (b.values[place] ?? 0) - (a.values[place] ?? 0);
    return (isMost ? difference > 0 : difference < 0) ? b : a;
  }, first);
  if (what === 'max' || what === 'min') return text(best.values[place]);
  return (tile?.by ?? []).map((field, i) => categoryName(context, field, best.keys[i] ?? '')).join(', ');
}
