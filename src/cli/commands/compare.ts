import { type ModelMatch, matchModels } from '../../model/index.ts';
import { type Words, wordsFor } from '../../words/index.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { readModel } from '../read-model.ts';

export interface CompareOptions {
  readonly lang?: string;
  readonly json?: boolean;
}

/** clientele compare MODEL_A MODEL_B: which segments of a later model are those of an earlier one. */
export async function compareCommand(
  previousPath: string,
  nextPath: string,
  options: CompareOptions,
  io: Io,
): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const [previous, next] = await Promise.all([readModel(previousPath, words), readModel(nextPath, words)]);
  const match = matchModels(previous.model, next.model);
  const ids = previous.model.segments.map(({ id }) => id);
  if (options.json) {
    const { segments, gone, migration, coverage } = match;
    io.out(JSON.stringify({ rows: segments, gone, migration, coverage }));
    return;
  }
  for (const line of compareLines(match, ids, words)) io.out(line);
}

function compareLines(
  { segments, gone, migration, coverage }: ModelMatch,
  ids: readonly number[],
  { answers, format }: Words,
): string[] {
  const cell = (text: string): string => text.padStart(8);
  return [
    ...segments.map(({ id, previousId, overlap, status, lastingId }) => {
      if (previousId === null) return answers.isNew(id, lastingId, overlap);
      return status === 'same'
        ? answers.same(id, previousId, overlap)
        : answers.changed(id, previousId, overlap);
    }),
    ...gone.map((id) => answers.gone(id)),
    answers.migration,
    [cell(''), ...segments.map(({ id }) => cell(String(id)))].join(''),
    ...migration.map((row, p) =>
      [cell(String(ids[p])), ...row.map((share) => cell(format.percent(share)))].join(''),
    ),
    answers.coverage(coverage),
  ];
}
