import type { TileSpec } from '../../../src/charts/index.ts';
import { drawTilePicture } from '../../../src/render/page.ts';

/** Gives the reader a file. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const picture = { width: 1200, height: 675 };

export function saveSvg(name: string, spec: TileSpec): void {
  saveFile(`${name}.svg`, 'image/svg+xml', drawTilePicture(spec, picture));
}

/** The same picture as points, drawn by the browser. */
export async function savePng(name: string, spec: TileSpec): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawTilePicture(spec, picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveFile(`${name}.png`, 'image/png', blob));
}

/** Numbers as a CSV; a cell that a spreadsheet would run is quoted as text. */
export function saveCsv(name: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const cell = (text: string): string => {
    const safe = /^[=+@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  saveFile(
    `${name}.csv`,
    'text/csv',
    `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`,
  );
}
