import type { DashboardTile } from '../../contract/index.ts';
import { sayTemplate } from './say.ts';
import { answerOf, fieldLabel, metricLabel, type TileContext } from './tile-context.ts';

/** Title, variables with rows, and note of a tile. */
export function tileHead(
  tile: DashboardTile,
  context: TileContext,
): { readonly title: string; readonly subtitle: string; readonly caption: string } {
  const { words } = context;
  const variables = [
    ...tile.metrics.slice(0, 2).map((name) => metricLabel(context, name)),
    ...tile.by.map((name) => fieldLabel(context, name)),
  ];
  return {
    title: sayTemplate(tile.title[words.language], context),
    subtitle:
      tile.metrics.length === 0 || tile.describe
        ? ''
        : words.dashboard.subtitle({ variables, nRows: answerOf(context, tile.id).total.n }),
    caption: tile.note ? sayTemplate(tile.note[words.language], context) : '',
  };
}
