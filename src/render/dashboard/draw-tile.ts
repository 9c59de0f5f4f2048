import { escapeXml, type ThemeName, type TileSpec } from '../../charts/index.ts';
import { fontFamily } from '../svg.ts';
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
