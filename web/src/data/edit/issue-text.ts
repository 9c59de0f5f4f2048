import type { Dashboard, DashboardChapter, DashboardTile } from '../../../../src/contract/index.ts';
import type { Words } from '../../../../src/words/index.ts';
import type { DraftIssue } from './draft.ts';

/** What is wrong, in the reader's words where we have them, else in those of the schema. */
export function issueText({ path, message }: DraftIssue, { dashboardEdit: said }: Words): string {
  const last = path.at(-1);
  return (last === 'en' || last === 'ru') && message.startsWith('Too small') ? said.required : message;
}

/** What is wrong at one place; undefined where nothing is. */
export function issueAt(
  issues: readonly DraftIssue[],
  place: readonly string[],
  words: Words,
): string | undefined {
  const issue = issues.find(({ path }) => path.join() === place.join());
  return issue && issueText(issue, words);
}

/** Where of a draft something is wrong: the part whose form mends it. */
export interface Fault {
  readonly kind: 'tile' | 'chapter';
  readonly id: string;
  readonly text: string;
}

/** `titleOf`: how a tile or chapter is called. */
export function faultsOf(
  issues: readonly DraftIssue[],
  draft: Dashboard,
  words: Words,
  titleOf: (part: DashboardTile | DashboardChapter) => string,
): readonly Fault[] {
  const { dashboardEdit: said } = words;
  return issues.flatMap((issue): Fault[] => {
    const [, c, , t] = issue.path;
    const chapter = draft.chapters[Number(c)];
    if (!chapter) return [];
    const tile = issue.path[2] === 'tiles' ? chapter.tiles[Number(t)] : undefined;
    const text = tile && issue.path.length === 4 ? said.needs[tile.chart] : issueText(issue, words);
    return [
      {
        kind: tile ? 'tile' : 'chapter',
        id: (tile ?? chapter).id,
        text: `${titleOf(tile ?? chapter)}: ${text}`,
      },
    ];
  });
}
