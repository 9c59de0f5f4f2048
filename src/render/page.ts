// what a page may take: no Node, no binary; echarts is loaded when createDraw is called
export { createDraw } from './create-draw.ts';
export { drawTile, drawTilePicture } from './dashboard/draw-tile.ts';
export { renderSnapshot } from './dashboard/snapshot.ts';
export { drawShapeChart, isShapeChart } from './draw-shapes.ts';
export { markOutline } from './mark.ts';
