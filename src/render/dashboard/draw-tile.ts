import { escapeXml, type ThemeName, type TileSpec, themes } from '../../charts/index.ts';
import { balanceText, clampLines, wrapText } from '../measure-text.ts';
import { coordinate, fontFamily, lineHeight, svgRect, svgText } from '../svg.ts';
import { drawBars, drawLines } from './draw-bars.ts';
import { drawBoxes, drawHeat, drawPie, drawPoints, drawWheel } from './draw-shapes.ts';
import { drawNumber, drawTable, drawText } from './draw-words.ts';
import type { TileCanvas } from './paint.ts';

interface DrawTileOptions {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Defaults to 'light'. */
  readonly theme?: ThemeName;
  /** Categories by field: marks outside them are faint. Defaults to none. */
  readonly filters?: TileCanvas['filters'];
}

/**
 * The body of a tile as one SVG element, its finding as the name. Every mark is a group with `data-mark`, its place in
 * `spec.marks`. Drawn as shapes, without echarts: a dashboard of thirty tiles is drawn in one frame.
 */
export function drawTile(
  spec: TileSpec,
  { width, height, theme = 'light', filters = {} }: DrawTileOptions,
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(spec.title)}" font-family="${escapeXml(fontFamily)}">`,
    drawBody(spec, { width, height, theme, filters }),
    '</svg>',
  ].join('');
}

/** A tile as a picture of its own: title, variables, body and note. */
export function drawTilePicture(spec: TileSpec, options: DrawTileOptions): string {
  const { width, height, theme = 'light', filters = {} } = options;
  const colors = themes[theme];
  const margin = 24;
  const inner = width - 2 * margin;
  const title = clampLines(balanceText(spec.title, inner, 18, true), 2);
  const subtitle = spec.subtitle === '' ? [] : clampLines(wrapText(spec.subtitle, inner, 13), 2);
  const caption = spec.caption === '' ? [] : wrapText(spec.caption, inner, 12);
  const bodyAt = margin + title.length * lineHeight(18) + subtitle.length * lineHeight(13) + 8;
  const foot = caption.length * lineHeight(12) + margin;
  const room = Math.max(80, height - bodyAt - foot);
  const body = drawBody(spec, { width: inner, height: room, theme, filters });
  const total = bodyAt + room + foot;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${coordinate(total)}" viewBox="0 0 ${width} ${coordinate(total)}" role="img" aria-label="${escapeXml(spec.title)}" font-family="${escapeXml(fontFamily)}">`,
    svgRect({ x: 0, y: 0, width, height: total }, `fill="${colors.surface}"`),
    svgText(title, margin, margin + 14, { size: 18, color: colors.ink, isBold: true }),
    svgText(subtitle, margin, margin + 12 + title.length * lineHeight(18), { size: 13, color: colors.muted }),
    `<g transform="translate(${margin} ${coordinate(bodyAt)})">${body}</g>`,
    svgText(caption, margin, bodyAt + room + 16, { size: 12, color: colors.muted }),
    '</svg>',
  ].join('');
}

function drawBody(spec: TileSpec, canvas: TileCanvas): string {
  switch (spec.kind) {
    case 'bars':
      return drawBars(spec, canvas);
    case 'lines':
      return drawLines(spec, canvas);
    case 'pie':
      return drawPie(spec, canvas);
    case 'wheel':
      return drawWheel(spec, canvas);
    case 'heat':
      return drawHeat(spec, canvas);
    case 'boxes':
      return drawBoxes(spec, canvas);
    case 'points':
      return drawPoints(spec, canvas);
    case 'number':
      return drawNumber(spec, canvas);
    case 'table':
      return drawTable(spec, canvas);
    case 'text':
      return drawText(spec, canvas);
    default:
      return assertUnreachable(spec);
  }
}

function assertUnreachable(spec: never): never {
  throw new TypeError(`a tile must be of a known kind; got ${JSON.stringify(spec)}`);
}
