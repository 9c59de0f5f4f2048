import type { CompositeChart, DendrogramChart } from '../charts/index.ts';
import { drawDendrogram, leafHeight } from './dendrogram.ts';
import type { Body, Canvas } from './frame.ts';
import { lineOption, titleHeight } from './line-option.ts';

const gap = 40;

/** Draws an option of echarts. */
type DrawOption = (
  made: { readonly option: Record<string, unknown>; readonly height: number },
  canvas: Canvas,
) => Body;

/** Line panels and a dendrogram side by side, with their plots on one line; below each other where it is narrow. */
export function drawComposite(spec: CompositeChart, canvas: Canvas, drawOption: DrawOption): Body {
  const isBeside = canvas.width >= 900;
  const axisHeight = leafHeight(spec.dendrogram);
  const lines: Canvas = { ...canvas, width: isBeside ? Math.round(canvas.width * 0.59) : canvas.width };
  const body = drawOption(lineOption(spec.panels, lines, isBeside ? axisHeight : undefined), lines);
  if (!isBeside) {
    const below = drawDendrogramAlone(spec, { ...canvas, height: null });
    return {
      svg: `${body.svg}<g transform="translate(0 ${body.height})">${below.svg}</g>`,
      height: body.height + below.height,
    };
  }
  const left = lines.width + gap;
  const room = { left, width: canvas.width - left, top: titleHeight, bottom: body.height - axisHeight };
  return {
    svg: body.svg + drawDendrogram(spec.dendrogram, room, canvas.theme),
    height: body.height,
  };
}

export function drawDendrogramAlone(
  { dendrogram }: Pick<DendrogramChart, 'dendrogram'>,
  canvas: Canvas,
): Body {
  const height = canvas.height ?? 420;
  const room = {
    left: 0,
    width: canvas.width,
    top: titleHeight,
    bottom: Math.max(titleHeight + 60, height - leafHeight(dendrogram)),
  };
  return {
    svg: drawDendrogram(dendrogram, room, canvas.theme),
    height: room.bottom + leafHeight(dendrogram),
  };
}
