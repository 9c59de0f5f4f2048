import type { Machine } from './plan-chromium.d.mts';

export function readMachine(): Machine;
