import { type StageName, type StudyListener, stageNames } from '../study/index.ts';
import { type Words, warningText } from '../words/index.ts';
import type { Io } from './io.ts';
import { stepProgress } from './step-progress.ts';

/** Tells how a study goes: its stages are numbered, warnings follow as they come. */
export function studyProgress(io: Io, words: Words, now: () => number = Date.now): StudyListener {
  const title = (stage: StageName): string =>
    `${stageNames.indexOf(stage) + 1}/${stageNames.length} ${words.cli.stages[stage]}`;
  return {
    ...stepProgress(io, words, title, now),
    onWarning: (warning) => io.err(words.cli.warning(warning.code, warningText(warning, words))),
  };
}
