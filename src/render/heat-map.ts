import { type HeatMapChart, themes } from '../charts/index.ts';
import type { Body, Canvas } from './frame.ts';
import { clampLines, measureText, wrapText } from './measure-text.ts';
import { lineHeight, svgRect, svgText } from './svg.ts';

/** The strongest shade: text stays 4.5 : 1 on it in both themes. */
const strongest = 0.42;
const topGap = 46;

/** A matrix of numbers, each cell shaded by its share. */
export function drawHeatMap(spec: HeatMapChart, canvas: Canvas): Body {
  const colors = themes[canvas.theme];
  const nRows = spec.rows.length;
  const nColumns = spec.columns.length;
  const widest = Math.max(...[...spec.rows, spec.rowLabel].map((name) => measureText(name, 13))) + 16;
  const left = Math.min(canvas.width * 0.3, Math.max(132, widest));
  const cellWidth = Math.min(
    spec.shading === 'diverging' ? 200 : 150,
    (canvas.width - left) / Math.max(1, nColumns),
  );
  const size = nColumns > 8 ? 11 : 13;
  const heads = spec.columns.map((column) => clampLines(wrapText(column, cellWidth - 8, size), 3));
  const top = topGap + Math.max(2, ...heads.map((lines) => lines.length)) * lineHeight(size) - 8;
  const cellHeight =
    canvas.height === null
      ? nRows > 10
        ? 40
        : 52
      : Math.max(32, Math.min(72, (canvas.height - top) / Math.max(1, nRows)));
  const parts: string[] = [
    svgText([spec.columnLabel], left, 24, { size: 12, color: colors.muted }),
    svgText(clampLines(wrapText(spec.rowLabel, left - 12, 12), 2), 0, topGap, {
      size: 12,
      color: colors.muted,
    }),
    ...heads.map((lines, j) =>
      svgText(lines, left + (j + 0.5) * cellWidth, topGap, { size, color: colors.ink, anchor: 'middle' }),
    ),
  ];
  spec.rows.forEach((row, i) => {
    const y = top + i * cellHeight;
    const [name = ''] = clampLines(wrapText(row, left - 12, 13), 1);
    parts.push(svgText([name], 0, y + cellHeight / 2 + 5, { size: 13, color: colors.ink }));
    (spec.cells[i] ?? []).forEach((cell, j) => {
      const x = left + j * cellWidth;
      const opacity = Number((strongest * Math.min(1, Math.abs(cell.share))).toFixed(3));
      const shade = spec.shading === 'diverging' && cell.share > 0 ? colors.shadeAbove : colors.shade;
      parts.push(
        svgRect(
          { x: x + 1, y: y + 1, width: cellWidth - 2, height: cellHeight - 2 },
          `fill="${shade}" fill-opacity="${opacity}" stroke="${colors.rule}"`,
        ),
        svgText([cell.text], x + cellWidth / 2, y + cellHeight / 2 + (cell.shareText === '' ? 5 : -1), {
          size: nColumns > 8 ? 12 : 14,
          color: colors.ink,
          isBold: cell.share !== 0,
          anchor: 'middle',
        }),
        svgText([cell.shareText], x + cellWidth / 2, y + cellHeight / 2 + 14, {
          size: 11,
          color: colors.ink,
          anchor: 'middle',
        }),
      );
    });
  });
  return { svg: parts.join(''), height: top + nRows * cellHeight + 8 };
}
