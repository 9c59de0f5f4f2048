import type { DashboardTile } from '../../contract/index.ts';
import { barsTile, linesTile } from './build-bars.ts';
import { boxesTile, heatTile, pieTile, pointsTile, wheelTile } from './build-shapes.ts';
import { numberTile, tableTile, textTile } from './build-words.ts';
import type { TileContext } from './tile-context.ts';
import type { TileSpec } from './tile-spec.ts';

/** A tile of a dashboard with its numbers, in the reader's words. */
export function tileChart(tile: DashboardTile, context: TileContext): TileSpec {
  switch (tile.chart) {
    case 'bar':
    case 'stacked':
    case 'normalized':
    case 'histogram':
      return barsTile(tile, context);
    case 'line':
    case 'area':
      return linesTile(tile, context);
    case 'pie':
    case 'donut':
      return pieTile(tile, context);
    case 'radar':
      return wheelTile(tile, context);
    case 'heat':
      return heatTile(tile, context);
    case 'box':
      return boxesTile(tile, context);
    case 'scatter':
      return pointsTile(tile, context);
    case 'number':
      return numberTile(tile, context);
    case 'table':
      return tableTile(tile, context);
    case 'markdown':
      return textTile(tile, context);
    default:
      return assertUnreachable(tile.chart);
  }
}

function assertUnreachable(chart: never): never {
  throw new TypeError(`a tile must have a known chart; got ${JSON.stringify(chart)}`);
}
