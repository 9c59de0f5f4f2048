import type { Picture, PictureJob } from '../charts/index.ts';
import { createDraw } from './create-draw.ts';
import { createPng } from './create-png.ts';

/** Loads what draws, and gives the function that draws one chart in both forms. */
export async function createPicture(): Promise<(job: PictureJob) => Picture> {
  const [draw, drawPng] = await Promise.all([createDraw(), createPng()]);
  return ({ spec, options }) => {
    const svg = draw(spec, options);
    return { svg, png: drawPng(svg) };
  };
}
