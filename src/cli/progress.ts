import { SingleBar } from 'cli-progress';
import { type StageName, type StudyListener, stageNames } from '../study/index.ts';
import type { Words } from '../words/index.ts';
import type { Io } from './io.ts';

/** Without a terminal a line is printed at most this often. */
const secondsBetweenLines = 10;
/** Time left is a guess before this share of a stage is done. */
const sharesBeforeGuess = 0.02;

/** Tells how a study goes: one redrawn bar a stage on a terminal, plain lines otherwise; on stderr. */
export function studyProgress(io: Io, words: Words, now: () => number = Date.now): StudyListener {
  const { cli, format } = words;
  const bar = io.isTerminal
    ? new SingleBar({
        format: '{stage} {bar} {percentage} % {left}',
        barsize: 24,
        hideCursor: true,
        clearOnComplete: true,
        stopOnComplete: false,
        noTTYOutput: false,
      })
    : null;
  let startedAt = 0;
  let lastLineAt = 0;
  const title = (stage: StageName): string =>
    `${stageNames.indexOf(stage) + 1}/${stageNames.length} ${cli.stages[stage]}`;
  const duration = (seconds: number): string => {
    if (seconds < 10) return cli.seconds(format.fixed(seconds, 1));
    const whole = Math.round(seconds);
    if (whole < 60) return cli.seconds(format.count(whole));
    return cli.minutes(format.count(Math.floor(whole / 60)), format.count(whole % 60));
  };
  const left = (fraction: number): string => {
    if (fraction < sharesBeforeGuess) return '';
    const elapsed = (now() - startedAt) / 1000;
    return cli.timeLeft(duration((elapsed * (1 - fraction)) / fraction));
  };
  return {
    onStart(stage) {
      startedAt = now();
      lastLineAt = startedAt;
      if (bar) bar.start(100, 0, { stage: title(stage), left: '' });
      else io.err(`${title(stage)} …`);
    },
    onProgress(stage, fraction) {
      if (bar) {
        bar.update(Math.floor(fraction * 100), { stage: title(stage), left: left(fraction) });
      } else if (now() - lastLineAt >= secondsBetweenLines * 1000) {
        lastLineAt = now();
        io.err(`${title(stage)}: ${format.percent(fraction, 0)} ${left(fraction)}`);
      }
    },
    onDone(stage, seconds, isReused) {
      bar?.stop();
      io.err(`${title(stage)}: ${isReused ? cli.reused : duration(seconds)}`);
    },
    onWarning(code, message) {
      io.err(cli.warning(code, message));
    },
  };
}
