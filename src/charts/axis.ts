import type { Format } from '../words/index.ts';
import type { Axis } from './spec.ts';

export interface MakeAxisOptions {
  readonly label: string;
  /** How ticks read. */
  readonly unit: 'number' | 'percent';
  readonly format: Format;
  /** Starts the axis at zero, as bars must; defaults to false. */
  readonly fromZero?: boolean;
  /** About how many steps; defaults to 5. */
  readonly nSteps?: number;
}

/** An axis over the finite values with round ticks: steps of 1, 2 or 5 times a power of ten. */
export function makeAxis(values: readonly (number | null)[], options: MakeAxisOptions): Axis {
  const { label, unit, format, fromZero = false, nSteps = 5 } = options;
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const low = Math.min(...(fromZero || known.length === 0 ? [0] : []), ...known);
  let high = Math.max(...(fromZero || known.length === 0 ? [0] : []), ...known);
  if (high === low) high = low + (low === 0 ? 1 : Math.abs(low));
  const step = roundStep((high - low) / nSteps);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // The step in percent, for shares; decimals are those that tell two neighbouring ticks apart.
  const shown = unit === 'percent' ? step * 100 : step;
  const decimals = Math.max(0, -Math.floor(Math.log10(shown) + 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => {
    const value = Number(((first + i) * step).toPrecision(12));
    return {
      value,
      text:
        unit === 'percent' ? format.percent(value, decimals) : format.fixed(value, Math.min(decimals, 20)),
    };
  });
  return {
    label,
    min: ticks[0]?.value ?? 0,
    max: ticks[ticks.length - 1]?.value ?? 1,
    ticks,
  };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  const round = lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10;
  return Number((round * power).toPrecision(12));
}
