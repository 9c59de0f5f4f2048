import { type HeatMapChart, themes } from '../charts/index.ts';
import type { Body, Canvas } from './frame.ts';
import { clampLines, wrapText } from './measure-text.ts';
import { svgRect, svgText } from './svg.ts';

/** The strongest shade: text stays 4.5 : 1 on it in both themes. */
const strongest = 0.42;

/** A matrix of counts, each cell shaded by its share of the row. */
export function drawHeatMap(spec: HeatMapChart, canvas: Canvas): Body {
  const colors = themes[canvas.theme];
  const nRows = spec.rows.length;
  const nColumns = spec.columns.length;
  const left = Math.min(canvas.width * 0.3, 132);
  const cellWidth = Math.min(150, (canvas.width - left) / Math.max(1, nColumns));
  const cellHeight =
    canvas.height === null ? 52 : Math.max(32, Math.min(72, (canvas.height - 72) / Math.max(1, nRows)));
  const top = 72;
  const parts: string[] = [
    svgText([spec.columnLabel], left, 24, { size: 12, color: colors.muted }),
    svgText(clampLines(wrapText(spec.rowLabel, left - 12, 12), 2), 0, 46, { size: 12, color: colors.muted }),
  ];
  const size = nColumns > 8 ? 11 : 13;
  spec.columns.forEach((column, j) => {
    const lines = clampLines(wrapText(column, cellWidth - 8, size), 2);
    parts.push(
      svgText(lines, left + (j + 0.5) * cellWidth, 46, { size, color: colors.ink, anchor: 'middle' }),
    );
  });
  spec.rows.forEach((row, i) => {
    const y = top + i * cellHeight;
    const [name = ''] = clampLines(wrapText(row, left - 12, 13), 1);
    parts.push(svgText([name], 0, y + cellHeight / 2 + 5, { size: 13, color: colors.ink }));
    (spec.cells[i] ?? []).forEach((cell, j) => {
      const x = left + j * cellWidth;
      const opacity = Number((strongest * Math.max(0, Math.min(1, cell.share))).toFixed(3));
      parts.push(
        svgRect(
          { x: x + 1, y: y + 1, width: cellWidth - 2, height: cellHeight - 2 },
          `fill="${colors.shade}" fill-opacity="${opacity}" stroke="${colors.rule}"`,
        ),
        svgText([cell.text], x + cellWidth / 2, y + cellHeight / 2, {
          size: nColumns > 8 ? 12 : 14,
          color: colors.ink,
          isBold: cell.share > 0,
          anchor: 'middle',
        }),
        svgText([cell.shareText], x + cellWidth / 2, y + cellHeight / 2 + 16, {
          size: 11,
          color: colors.ink,
          anchor: 'middle',
        }),
      );
    });
  });
  return { svg: parts.join(''), height: top + nRows * cellHeight + 8 };
}
