import type { Draw } from '../charts/index.ts';
import { barOption } from './bar-option.ts';
import { drawComposite } from './composite.ts';
import { drawPicture, drawShapes } from './draw-shapes.ts';
import type { Body, Canvas } from './frame.ts';
import { lineOption } from './line-option.ts';
import { measureText } from './measure-text.ts';

type ECharts = typeof import('echarts');

/**
 * Loads echarts, which takes half a second, and gives the function that draws.
 *
 * Lines and bars are drawn by echarts on the server side, everything else by `drawShapes`. Equal input gives equal bytes,
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
  return (spec, options = {}) =>
    drawPicture(spec, options, (canvas) => {
      switch (spec.kind) {
        case 'line':
          return drawOption(echarts, lineOption(spec.panels, canvas), canvas);
        case 'bar':
          return drawOption(echarts, barOption(spec, canvas), canvas);
        case 'composite':
          return drawComposite(spec, canvas, (made, room) => drawOption(echarts, made, room));
        default:
          return drawShapes(spec, canvas);
      }
    });
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
