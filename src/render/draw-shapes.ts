import type { ChartSpec, DrawOptions } from '../charts/index.ts';
import { drawDendrogramAlone } from './composite.ts';
import { type Body, type Canvas, frame } from './frame.ts';
import { drawHeatMap } from './heat-map.ts';
import { drawMap } from './map.ts';
import { drawRadar } from './radar.ts';
import { drawSpace } from './space.ts';
import { drawTree } from './tree.ts';

/** Charts that need echarts. */
type PlottedChart = Extract<ChartSpec, { readonly kind: 'line' | 'bar' | 'composite' }>;
/** Charts that are drawn here alone. */
type ShapeChart = Exclude<ChartSpec, PlottedChart>;

/** Whether a chart is drawn without echarts. */
export function isShapeChart(spec: ChartSpec): spec is ShapeChart {
  return spec.kind !== 'line' && spec.kind !== 'bar' && spec.kind !== 'composite';
}

/** Draws a chart of shapes at once, as `Draw` does. */
export function drawShapeChart(spec: ShapeChart, options: DrawOptions = {}): string {
  return drawPicture(spec, options, (canvas) => drawShapes(spec, canvas));
}

/** The frame of a picture around what `drawBody` draws; ids are named by a hash of the input. */
export function drawPicture(
  spec: ChartSpec,
  options: DrawOptions,
  drawBody: (canvas: Canvas) => Body,
): string {
  const { width = 1200, height = null, theme = 'light' } = options;
  const id = `c${hash(JSON.stringify([spec, width, height, theme]))}`;
  return frame(spec, { width, height, theme, id }, drawBody);
}

export function drawShapes(spec: ShapeChart, canvas: Canvas): Body {
  switch (spec.kind) {
    case 'heat-map':
      return drawHeatMap(spec, canvas);
    case 'tree':
      return drawTree(spec, canvas);
    case 'dendrogram':
      return drawDendrogramAlone(spec, canvas);
    case 'radar':
      return drawRadar(spec, canvas);
    case 'space':
      return drawSpace(spec, canvas);
    case 'map':
      return drawMap(spec, canvas);
    default:
      return assertUnreachable(spec);
  }
}

/** FNV-1a, 32 bits: names a picture by its input. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}

function assertUnreachable(spec: never): never {
  throw new TypeError(`a chart must be of a known kind; got ${JSON.stringify(spec)}`);
}
