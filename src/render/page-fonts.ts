import { readFile } from 'node:fs/promises';

/** A font that a page carries within itself. */
export interface PageFont {
  readonly family: string;
  readonly weight: number;
  /** A TrueType file. */
  readonly base64: string;
}

const files = [
  { file: 'IBMPlexSans-Regular.ttf', weight: 400 },
  { file: 'IBMPlexSans-SemiBold.ttf', weight: 600 },
];

/** The fonts that charts are measured with: a page that carries them shows every text as wide as it was planned. */
export async function readPageFonts(): Promise<PageFont[]> {
  return Promise.all(
    files.map(async ({ file, weight }) => {
      const bytes = await readFile(new URL(`../../src/render/fonts/${file}`, import.meta.url));
      return { family: 'IBM Plex Sans', weight, base64: bytes.toString('base64') };
    }),
  );
}
