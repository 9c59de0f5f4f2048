import { fileURLToPath } from 'node:url';

export interface PngOptions {
  /** Pixels of the picture for one of the SVG; defaults to 1. */
  readonly scale?: number;
}

/** Draws an SVG of this layer as PNG. Equal input gives equal bytes. */
export type DrawPng = (svg: string, options?: PngOptions) => Uint8Array;

/** One path from the sources and from the compiled code. */
const fonts = ['IBMPlexSans-Regular.ttf', 'IBMPlexSans-SemiBold.ttf'].map((name) =>
  fileURLToPath(new URL(`../../src/render/fonts/${name}`, import.meta.url)),
);

/**
 * Loads resvg and gives the function that turns an SVG into a PNG, with the fonts beside this file and none of the
 * system's: so the bytes do not depend on the machine.
 */
export async function createPng(): Promise<DrawPng> {
  const { Resvg } = await import('@resvg/resvg-js');
  return (svg, { scale = 1 } = {}) =>
    new Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      font: {
        fontFiles: fonts,
        loadSystemFonts: false,
        defaultFontFamily: 'IBM Plex Sans',
        sansSerifFamily: 'IBM Plex Sans',
      },
    })
      .render()
      .asPng();
}
