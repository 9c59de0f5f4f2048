import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { NamedSegments } from '../../src/contract/index.ts';
import { loadModel, scoreClient } from '../../src/model/index.ts';
import { namesOf } from '../server/serve.ts';
import {
  differingFiles,
  filesOf,
  loansConfig,
  madeUpClients,
  runOn,
  tableFile,
  unpictured,
} from './small-study.ts';

const yesNo = ['yes', 'no'];
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
const drawless = { ports: unpictured };
const modelIn = (folder: string) =>
  loadModel(readFileSync(join(folder, 'models/model.json'), 'utf8'), 'model.json');
const namesIn = (folder: string): NamedSegments => parse(readFileSync(join(folder, 'segments.yaml'), 'utf8'));
const nameOf = (named: NamedSegments, id: number) =>
  named.segments.find((one) => one.id === id)?.described?.name.en ?? null;

describe('a study over a run folder where people named the segments', () => {
  it('puts their names with the segments that continue theirs, and keeps what they wrote', async () => {
    const { folder } = await runOn(tableFile(madeUpClients(600)), loansConfig(4), drawless);
    const before = modelIn(folder);
    const written = stringify(namesOf(before, (id) => `Ours ${id}`));
    writeFileSync(join(folder, 'segments.yaml'), written);

    // Other clients of the same bank: another model.
    const later = tableFile(madeUpClients(700, 2));
    await runOn(later, loansConfig(4), { output: folder, ...drawless });
    const after = modelIn(folder);
    expect(after.hash).not.toBe(before.hash);
    const named = namesIn(folder);
    expect(named.model).toBe(after.hash);
    // Clients of both models, counted here: whoever shares more than three quarters is the same segment.
    const clients = jobs.flatMap((job) =>
      yesNo.flatMap((housing) => yesNo.map((loan) => ({ job, housing, loan }))),
    );
    const meets = (id: number, previous: number): number => {
      const both = clients.map((client) => [
        scoreClient(before, client).segmentId === previous,
        scoreClient(after, client).segmentId === id,
      ]);
      return both.filter(([a, b]) => a && b).length / both.filter(([a, b]) => a || b).length;
    };
    const same = after.segments.flatMap(({ id }) =>
      before.segments.flatMap(({ id: previous }) => (meets(id, previous) > 0.9 ? [[id, previous]] : [])),
    );
    expect(same.length).toBeGreaterThan(0);
    expect(same.map(([id]) => nameOf(named, id!))).toEqual(same.map(([, previous]) => `Ours ${previous}`));
    for (const { described, overlap } of named.segments)
      if (described) expect(overlap).toBeGreaterThanOrEqual(0.5);
    expect(readFileSync(join(folder, 'segments/1.yaml'), 'utf8')).toBe(written);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('Ours ');

    // The same once more changes nothing that people see.
    const files = filesOf(folder);
    await runOn(later, loansConfig(4), { output: folder, ...drawless });
    expect(namesIn(folder)).toEqual(named);
    expect(
      differingFiles(files, filesOf(folder)).filter((file) => !/^\.kept|^\.named|^segments\//.test(file)),
    ).toEqual([]);
  });

  it('keeps them where only the rule of answers changes, each with its number', async () => {
    const table = tableFile(madeUpClients(600));
    const { folder } = await runOn(table, loansConfig(4), drawless);
    writeFileSync(join(folder, 'segments.yaml'), stringify(namesOf(modelIn(folder), (id) => `Ours ${id}`)));
    await runOn(table, loansConfig(4, { minKnownFields: 2 }), { output: folder, ...drawless });
    const named = namesIn(folder);
    expect(named.segments.map(({ id, overlap }) => [nameOf(named, id), overlap > 0.999])).toEqual(
      named.segments.map(({ id }) => [`Ours ${id}`, true]),
    );
  });

  it('refuses rather than loses them where the model that they named is gone', async () => {
    const table = tableFile(madeUpClients(600));
    const { folder } = await runOn(table, loansConfig(4), drawless);
    const written = stringify(namesOf(modelIn(folder), (id) => `Ours ${id}`));
    writeFileSync(join(folder, 'segments.yaml'), written);
    rmSync(join(folder, 'models/model.json'));
    await expect(
      runOn(table, loansConfig(4, { minKnownFields: 2 }), { output: folder, ...drawless }),
    ).rejects.toThrow(
      /^E_SEGMENTS segments\.yaml: people named the segments of a model that is not in this folder/,
    );
    expect(readFileSync(join(folder, 'segments.yaml'), 'utf8')).toBe(written);
  });
});
