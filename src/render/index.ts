// drawing
export { createDraw } from './create-draw.ts';
export { createPicture } from './create-picture.ts';
export { createPng, type DrawPng, type PngOptions } from './create-png.ts';
export { type PageFont, readPageFonts } from './page-fonts.ts';
export { renderSnapshot } from './dashboard/snapshot.ts';
