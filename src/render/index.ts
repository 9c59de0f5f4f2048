// drawing
export { createDraw } from './create-draw.ts';
