import { wordsFor } from '../../words/index.ts';
import { integerOption } from '../integer-option.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { portOf } from '../port-option.ts';
import { readSurroundings, type Surroundings } from '../surroundings.ts';
import { threadsOf } from '../threads.ts';

/** So many that the first run, its 672 fits and all its pictures end within a minute on two cores. */
const demoClients = 2000;
/** So few still have enough distinct rows for every k of the study. */
const fewestClients = 200;
const mostClients = 10_000_000;
const demoSeed = 7;

export interface DemoOptions {
  readonly n?: string;
  readonly seed?: string;
  readonly output: string;
  readonly port?: string;
  readonly threads?: string;
  readonly lang?: string;
  readonly open: boolean;
  readonly serve: boolean;
}

/** clientele demo: sample → study → report → page, without any data. The first line comes before heavy imports. */
export async function demoCommand(
  options: DemoOptions,
  io: Io,
  surroundings: Surroundings = readSurroundings(),
): Promise<void> {
  const language = languageOf(options.lang);
  const words = wordsFor(language);
  const { n, seed, port } = options;
  const nClients = n === undefined ? demoClients : integerOption('-n', n, fewestClients, mostClients);
  const nThreads = threadsOf(options.threads);
  const settings = {
    folder: options.output,
    nClients,
    nThreads,
    language,
    seed: seed === undefined ? demoSeed : integerOption('--seed', seed, 0, Number.MAX_SAFE_INTEGER),
    port: portOf(port),
    serves: options.serve,
    opensBrowser: options.open,
  };
  io.err(words.demo.start(nClients, nThreads));
  const { firstRun } = await import('../first-run.ts');
  await firstRun(settings, { words, io, surroundings });
}
