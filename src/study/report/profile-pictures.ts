import { themes } from '../../charts/index.ts';
import { html, type Markup, trusted } from './html.ts';

const width = 120;
const height = 36;
const gap = 1;

/** Bars from zero, small enough for a cell of a table; with a line where the whole stands. */
export function tinyBars(name: string, values: readonly number[], whole: number | null = null): Markup {
  const { context, ink, rule } = themes.light;
  const most = Math.max(whole ?? 0, ...values);
  const step = width / Math.max(1, values.length);
  const heightOf = (value: number): number => (most > 0 ? (value / most) * (height - 2) : 0);
  const bars = values.map((value, i) => {
    // What occurs at all must be seen.
    const own = value > 0 ? Math.max(1, heightOf(value)) : 0;
    return `<rect x="${round(i * step)}" y="${round(height - own)}" width="${round(Math.max(0.5, Math.min(24, step) - gap))}" height="${round(own)}" fill="${context}"/>`;
  });
  const line = (y: number, color: string): string =>
    `<line x1="0" x2="${width}" y1="${round(y)}" y2="${round(y)}" stroke="${color}"/>`;
  const marks = [line(height - 0.5, rule), ...(whole === null ? [] : [line(height - heightOf(whole), ink)])];
  return html`<svg class="tiny" role="img" aria-label="${name}" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" xmlns="http://www.w3.org/2000/svg">${trusted([...bars, ...marks].join(''))}</svg>`;
}

function round(value: number): string {
  return String(Number(value.toFixed(2)));
}
