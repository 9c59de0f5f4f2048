import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import type { StudyConfig } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { loadKernels } from '../../src/kernels/index.ts';
import { type Compute, createInlineCompute, createRandom, type Tasks, tasks } from '../../src/ml/index.ts';
import { createDraw } from '../../src/render/index.ts';
import { type FileSystem, hashFile, openRunFolder, sha256 } from '../../src/store/index.ts';
import {
  parseStudyConfig,
  runStudy,
  type StudyListener,
  type StudyPorts,
  type StudyResult,
  tableSource,
} from '../../src/study/index.ts';
import { createInlinePictures } from '../../src/workers/index.ts';

/** A folder of the test's own. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'clientele-study-'));
}

/** Made-up clients with the columns of the Bank Marketing table: none is a row of it. */
export function madeUpClients(nRows: number, seed = 1): string {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[random.nextInt(items.length)];
  const maybe = (value: string): string => (random.next() < 0.08 ? 'unknown' : value);
  const header =
    'age;job;marital;education;default;housing;loan;contact;month;day_of_week;duration;campaign;pdays;previous;poutcome;emp.var.rate;cons.price.idx;cons.conf.idx;euribor3m;nr.employed;y';
  const jobs = [
    'admin.',
    'blue-collar',
    'entrepreneur',
    'housemaid',
    'management',
    'retired',
    'services',
    'student',
  ];
  const education = [
    'illiterate',
    'basic.4y',
    'basic.6y',
    'basic.9y',
    'high.school',
    'professional.course',
    'university.degree',
  ];
  const rows = Array.from({ length: nRows }, (_, i) => {
    const phase = Math.floor((4 * i) / nRows);
    const loans =
      random.next() < 0.03
        ? ['unknown', 'unknown']
        : [pick(['yes', 'no']), random.next() < 0.2 ? 'yes' : 'no'];
    return [
      20 + random.nextInt(60),
      maybe(pick(jobs)),
      maybe(pick(['married', 'single', 'divorced'])),
      maybe(pick(education)),
      random.next() < 0.2 ? 'unknown' : i === 3 ? 'yes' : 'no',
      ...loans,
      pick(['cellular', 'telephone']),
      'may',
      pick(['mon', 'tue']),
      random.nextInt(900),
      1 + random.nextInt(5),
      random.next() < 0.8 ? 999 : random.nextInt(20),
      random.nextInt(3),
      pick(['nonexistent', 'failure', 'success']),
      1.1 - phase,
      93 + phase / 4,
      -36 - phase,
      4.8 - phase,
      5191 - 20 * phase,
      random.next() < 0.15 ? 'yes' : 'no',
    ].join(';');
  });
  return `${[header, ...rows].join('\n')}\n`;
}

export interface RunOptions {
  readonly output?: string;
  readonly compute?: Compute<Tasks>;
  readonly listener?: StudyListener;
  readonly signal?: { readonly aborted: boolean };
  readonly codeSha256?: string;
  /** Instead of Node's. */
  readonly files?: FileSystem;
  /** Instead of the real ones. An engine that is given stays open. */
  readonly ports?: Partial<StudyPorts>;
}

/** Ports of a study whose pictures nobody looks at: drawing is most of a small one. The report is drawn. */
export const unpictured: Partial<StudyPorts> = {
  pictures: {
    draw: async (jobs) => Array.from(jobs, () => ({ svg: '<svg></svg>', png: new Uint8Array() })),
    close: async () => {},
  },
};

/** Ports of a study of which nothing is drawn. */
export const undrawn: Partial<StudyPorts> = { draw: () => '<svg></svg>', ...unpictured };

/** A study of jobs and loans of made-up clients, over in seconds. */
export function loansConfig(nSegments: number, { minKnownFields = 0 } = {}): StudyConfig {
  return parseStudyConfig(
    `version: 1
name: small
input: { delimiter: ";" }
columns:
  job: { type: nominal, unknown: [unknown] }
  housing: { type: binary, unknown: [unknown] }
  loan: { type: binary, unknown: [unknown] }
imputations: [mode]
unseen: error
pipelines: [8]
sweep: { kFrom: 2, kTo: 5, starts: 2, swaps: 2 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: { mode: given, imputation: mode, pipeline: 8, k: ${nSegments}, features: [loan, housing, job] }
segments: { minKnownFields: ${minKnownFields} }
`,
    'small.yaml',
  );
}

/** Runs a study of a file as the command line does, inline unless told otherwise. */
export async function runOn(
  table: string,
  config: StudyConfig,
  options: RunOptions = {},
): Promise<StudyResult & { readonly folder: string }> {
  const folder = options.output ?? join(scratchFolder(), 'run');
  const engine = options.ports?.engine ?? (await createDuckDbEngine());
  const compute = options.compute ?? createInlineCompute<Tasks>(tasks, loadKernels());
  try {
    const store = openRunFolder(folder, options.files ? { files: options.files } : {});
    const input = {
      source: tableSource(table, config.input),
      file: basename(table),
      ...(await hashFile(table)),
    };
    const ports: StudyPorts = {
      engine,
      compute,
      store,
      draw: await createDraw(),
      pictures: createInlinePictures(),
      sha256,
      now: () => new Date(),
      software: {
        version: '0.0.0',
        node: process.versions.node,
        codeSha256: options.codeSha256 ?? '0'.repeat(64),
      },
      ...(options.listener && { listener: options.listener }),
      ...(options.signal && { signal: options.signal }),
      ...options.ports,
    };
    const result = await store.exclusively(() => runStudy(input, config, ports));
    return { ...result, folder };
  } finally {
    if (engine !== options.ports?.engine) await engine.close();
  }
}

/** Writes a table into a folder of its own and gives its path. */
export function tableFile(text: string, name = 'clients.csv'): string {
  const path = join(scratchFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** Every file below a folder with its bytes, by relative path; run.json holds times and is left out. */
export function filesOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file !== 'run.json' && statSync(join(folder, file)).isFile())
    .sort();
  return new Map(files.map((file) => [relative('.', file), readFileSync(join(folder, file))]));
}

/** The files that one of two runs has alone, or that differ: see `filesOf`. */
export function differingFiles(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): string[] {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].filter((name) => !a.get(name)?.equals(b.get(name) ?? Buffer.from('absent')));
}
