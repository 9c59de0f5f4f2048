import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseStudyConfig } from '../../src/study/index.ts';
import { tinyConfig, tinyTable } from './crash/tiny-study.ts';
import { runOn, tableFile, undrawn } from './small-study.ts';

/** The tiny table with a column that is known in so many rows, the first ones. */
function withRareColumn(nKnown: number): string {
  const [header, ...rows] = tinyTable().trim().split('\n');
  return `${[`${header},rare`, ...rows.map((row, i) => `${row},${i < nKnown ? 1 + i : ''}`)].join('\n')}\n`;
}

it.each([
  [1, ['job']],
  [60, ['job', 'rare']],
])('a study of a column known in %i rows scores the imputations of %j', async (nKnown, columns) => {
  const config = parseStudyConfig(
    tinyConfig.replace('  loan:', '  rare: { type: numeric }\n  loan:').replace('[mode, knn]', '[knn]'),
    'tiny.yaml',
  );
  const { folder } = await runOn(tableFile(withRareColumn(nKnown)), config, { ports: undrawn });
  const lab: { column: string }[] = JSON.parse(readFileSync(join(folder, 'lab.json'), 'utf8'));
  expect(lab.map(({ column }) => column).sort()).toEqual(columns);
});
