// hiding
export { type HiddenCells, type HideCellsOptions, hideCells } from './hide-cells.ts';
export { missingGroups } from './missing-groups.ts';
// scoring
export { fillRules, recommendFill } from './recommend-fill.ts';
export { type FillScore, scoreFill } from './score-fill.ts';
