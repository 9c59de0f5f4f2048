import { SingleBar } from 'cli-progress';
import type { Words } from '../words/index.ts';
import type { Io } from './io.ts';

/** Without a terminal a line is printed at most this often. */
const secondsBetweenLines = 10;
/** Time left is a guess before this share of a stage is done. */
const sharesBeforeGuess = 0.02;

/** Hears how named steps go. */
interface StepListener<Step> {
  onStart(step: Step): void;
  /** The share of the step that is done, from 0 to 1. */
  onProgress(step: Step, fraction: number): void;
  onDone(step: Step, seconds: number, isReused: boolean): void;
  /** The step failed: the terminal is left in order. */
  onCut(): void;
}

/** Tells how steps go: one redrawn bar a step on a terminal, plain lines otherwise; on stderr. */
export function stepProgress<Step>(
  io: Io,
  words: Words,
  title: (step: Step) => string,
  now: () => number = Date.now,
): StepListener<Step> {
  const { cli, format } = words;
  const bar = io.isTerminal
    ? new SingleBar({
        format: '{step} {bar} {percentage} % {left}',
        barsize: 24,
        hideCursor: true,
        clearOnComplete: true,
        stopOnComplete: false,
        noTTYOutput: false,
      })
    : null;
  let startedAt = 0;
  let lastLineAt = 0;
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
    onStart(step) {
      startedAt = now();
      lastLineAt = startedAt;
      if (bar) bar.start(100, 0, { step: title(step), left: '' });
      else io.err(`${title(step)} …`);
    },
    onProgress(step, fraction) {
      if (bar) {
        bar.update(Math.floor(fraction * 100), { step: title(step), left: left(fraction) });
      } else if (now() - lastLineAt >= secondsBetweenLines * 1000) {
        lastLineAt = now();
        io.err(`${title(step)}: ${format.percent(fraction, 0)} ${left(fraction)}`);
      }
    },
    onDone(step, seconds, isReused) {
      bar?.stop();
      io.err(`${title(step)}: ${isReused ? cli.reused : duration(seconds)}`);
    },
    onCut() {
      bar?.stop();
    },
  };
}

/** Runs one named step and says how it goes. */
export async function runStep<T>(
  { io, words }: { readonly io: Io; readonly words: Words },
  title: string,
  work: (onProgress: (fraction: number) => void) => Promise<T>,
): Promise<T> {
  const progress = stepProgress(io, words, (step: string) => step);
  const startedAt = Date.now();
  progress.onStart(title);
  try {
    const value = await work((fraction) => progress.onProgress(title, fraction));
    progress.onDone(title, (Date.now() - startedAt) / 1000, false);
    return value;
  } catch (error) {
    progress.onCut();
    throw error;
  }
}
