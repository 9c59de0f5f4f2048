import { escapeXml, type NumberTile, type TableTile, type TextTile, themes } from '../../charts/index.ts';
import { measureText } from '../measure-text.ts';
import { coordinate } from '../svg.ts';
import { fitText, label, markGroup, type TileCanvas, textSize } from './paint.ts';

/** The one number, 32 pixels high, and its companions. */
export function drawNumber(spec: NumberTile, canvas: TileCanvas): string {
  const top = Math.max(36, canvas.height / 2 - 10);
  return [
    label(spec.value, 0, top, canvas, { isInk: true, isBold: true, size: 32 }),
    label(fitText(spec.label, canvas.width), 0, top + 22, canvas),
    ...spec.beside.map((text, i) =>
      label(fitText(text, canvas.width), 0, top + 44 + i * 20, canvas, { isInk: true }),
    ),
  ].join('');
}

/** Rows that fit, the last one saying how many do not. */
export function drawTable(spec: TableTile, canvas: TileCanvas): string {
  const { rule } = themes[canvas.theme];
  const wanted = spec.head.map(
    (head, j) =>
      Math.max(
        measureText(head, textSize, true),
        ...spec.rows.map(({ cells }) => measureText(cells[j] ?? '', textSize)),
      ) + 14,
  );
  // Numbers keep their width; the names in the first column give way.
  const numbers = wanted.slice(1).reduce((a, b) => a + b, 0);
  const first = Math.max(60, canvas.width - numbers);
  const scale = Math.min(1, (canvas.width - first) / Math.max(1, numbers));
  const widths = [first, ...wanted.slice(1).map((width) => width * scale)];
  const step = Math.max(18, Math.min(26, canvas.height / (spec.rows.length + 1)));
  const nShown = Math.min(spec.rows.length, Math.floor(canvas.height / step) - 1);
  const cell = (text: string, j: number, y: number, isHead: boolean): string => {
    const left = widths.slice(0, j).reduce((a, b) => a + b, 0);
    const width = widths[j] ?? 0;
    const isRight = j > 0;
    return label(fitText(text, width - 8), isRight ? left + width - 2 : left, y, canvas, {
      anchor: isRight ? 'end' : 'start',
      isInk: !isHead,
    });
  };
  const line = (y: number): string =>
    `<path d="M0 ${coordinate(y)}H${coordinate(canvas.width)}" stroke="${rule}" fill="none"/>`;
  return [
    ...spec.head.map((head, j) => cell(head, j, 13, true)),
    line(19),
    ...spec.rows.slice(0, nShown).map(({ cells, mark }, i) => {
      const y = (i + 1) * step;
      const shapes = `<rect x="0" y="${coordinate(y)}" width="${coordinate(canvas.width)}" height="${coordinate(step)}" fill="transparent"/>${cells.map((text, j) => cell(text, j, y + step / 2 + 5, false)).join('')}`;
      return mark ? markGroup(mark, shapes) : shapes;
    }),
  ].join('');
}

/** Paragraphs, wrapped; bold stands out. */
export function drawText(spec: TextTile, canvas: TileCanvas): string {
  const { ink } = themes[canvas.theme];
  const size = 14;
  let y = 14;
  return spec.blocks
    .map(({ kind, pieces }) => {
      const left = kind === 'item' ? 16 : 0;
      const isHead = kind === 'heading';
      const words = pieces.flatMap(({ text, isBold }) =>
        text.split(/(?<=\s)/).map((word) => ({ word, isBold: isBold || isHead })),
      );
      const drawn: string[] = kind === 'item' ? [label('•', 2, y, canvas, { isInk: true, size })] : [];
      let x = left;
      let run = '';
      let runBold = false;
      let runX = left;
      const flush = (): void => {
        if (run.trim() !== '') {
          drawn.push(
            `<text x="${coordinate(runX)}" y="${coordinate(y)}" font-size="${size}" fill="${ink}"${runBold ? ' font-weight="600"' : ''}>${escapeXml(run.trimEnd())}</text>`,
          );
        }
        run = '';
      };
      for (const { word, isBold } of words) {
        const width = measureText(word, size, isBold);
        if (x > left && x + measureText(word.trimEnd(), size, isBold) > canvas.width) {
          flush();
          x = left;
          y += 20;
        }
        if (run === '' || isBold !== runBold) {
          flush();
          runX = x;
          runBold = isBold;
        }
        run += word;
        x += width;
      }
      flush();
      y += kind === 'item' ? 22 : 30;
      return drawn.join('');
    })
    .join('');
}
