import type { ChartSpec, Draw } from '../charts/index.ts';
import { barOption } from './bar-option.ts';
import { type Body, type Canvas, frame } from './frame.ts';
import { drawHeatMap } from './heat-map.ts';
import { lineOption } from './line-option.ts';
import { measureText } from './measure-text.ts';
import { drawTree } from './tree.ts';

type ECharts = typeof import('echarts');

/**
 * Loads echarts, which takes half a second, and gives the function that draws.
 *
 * Lines and bars are drawn by echarts on the server side, trees and heat maps here. Equal input gives equal bytes,
 * in one process and across processes: the counters that echarts puts into ids are replaced by a hash of the input,
 * which also keeps the ids of several pictures on one page apart.
 */
export async function createDraw(): Promise<Draw> {
  const echarts = await import('echarts');
  echarts.setPlatformAPI({
    measureText: (text, font) => ({
      width: measureText(
        text,
        Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12),
        /bold|[6-9]00/.test(font ?? ''),
      ),
    }),
  });
  return (spec, options = {}) => {
    const { width = 1200, height = null, theme = 'light' } = options;
    const id = `c${hash(JSON.stringify([spec, width, height, theme]))}`;
    return frame(spec, { width, height, theme, id }, (canvas) => drawBody(echarts, spec, canvas));
  };
}

function drawBody(echarts: ECharts, spec: ChartSpec, canvas: Canvas): Body {
  switch (spec.kind) {
    case 'line':
      return drawOption(echarts, lineOption(spec, canvas), canvas);
    case 'bar':
      return drawOption(echarts, barOption(spec, canvas), canvas);
    case 'heat-map':
      return drawHeatMap(spec, canvas);
    case 'tree':
      return drawTree(spec, canvas);
    default:
      return assertUnreachable(spec);
  }
}

function drawOption(
  echarts: ECharts,
  { option, height }: { readonly option: Record<string, unknown>; readonly height: number },
  canvas: Canvas,
): Body {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: canvas.width, height });
  try {
    chart.setOption(option);
    return { svg: embed(chart.renderToSVGString(), canvas.id), height };
  } finally {
    chart.dispose();
  }
}

/**
 * The content of the svg that echarts writes: without its own frame, its counters and its marks for hydration.
 *
 * Every pattern holds a quote or an angle bracket, which echarts escapes in text: so no text is ever changed.
 */
function embed(svg: string, id: string): string {
  return svg
    .replace(/^<svg[^>]*>\s*/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/^<rect [^>]*fill="none"[^>]*><\/rect>\s*/, '')
    .replace(/ ecmeta_[a-z_]+="[^"]*"/g, '')
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr\d+-[^"]*"/g, '')
    .replace(/(id="|url\(#|href="#)zr\d+-/g, `$1${id}-`)
    .replace(/ style="[^"]*"/g, (style) => style.replace(/font-family:[^;"]*;/, ''))
    .replace(/>\n+</g, '><');
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
