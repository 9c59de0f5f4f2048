// what a page may take: no Node, no binary; echarts is loaded when createDraw is called
export { createDraw } from './create-draw.ts';
export { drawShapeChart, isShapeChart } from './draw-shapes.ts';
export { markOutline } from './mark.ts';
