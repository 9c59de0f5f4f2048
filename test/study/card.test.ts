import { describe, expect, it } from 'vitest';
import { modelCard } from '../../src/study/card.ts';
import { formatFor, wordsFor } from '../../src/words/index.ts';
import { reportData } from './report/fixture.ts';

const languages = ['en', 'ru'] as const;
/** Digits with their separators and sign: "1,001", "0,568", "−1". */
const numberPattern = /[\d][\d.,\u00a0]*/g;
const numbersOf = (text: string): string[] =>
  (text.match(numberPattern) ?? []).map((number) => number.replace(/[.,\u00a0]+$/, ''));

/** Every number below a value, and the length of every list: the card counts segments and fits. */
function numbersBelow(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [value.length] : []), ...Object.values(value).flatMap(numbersBelow)];
}

describe('modelCard(data)', () => {
  it.each(languages)('has no number in %s that is not the run’s', (language) => {
    const { pictures: _, profile: __, ...data } = reportData(language);
    const format = formatFor(language);
    const sums = [
      // Cells filled: 31 + 4, and 2 that took the mode.
      37,
      // Rows where tree and clustering agree.
      180 + 121,
      257 + 171,
    ];
    const known = new Set(
      [...numbersBelow(data), ...sums].flatMap((value) => [
        format.count(value),
        format.number(value),
        format.number(value, 5),
        format.fixed(value * 100, 1),
        String(value),
      ]),
    );
    // Names and constants of method and definition: the year of a paper, a 95 % interval, the hash function.
    const constants = ['95', '256', '1987', '100', data.study.version];
    const card = modelCard({
      ...reportData(language),
      study: { ...data.study, sha256: '', configSha256: '' },
    })
      .replaceAll('SHA-256', '')
      .replace(data.model.hash, '');
    const foreign = numbersOf(card).filter((number) => !known.has(number) && !constants.includes(number));
    expect(foreign).toEqual([]);
  });

  it.each(languages)(
    'says purpose, data, method, figures, segments, limits, fairness and hashes in %s',
    (language) => {
      const card = modelCard(reportData(language));
      const { card: said } = wordsFor(language);
      const headings = [...card.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
      expect(headings).toEqual([
      said.purpose, said.intended, said.notIntended, said.data, said.method, said.figures, said.segments,
      said.limits, said.fairness, said.versions, said.reproduce,
    ]); // biome-ignore format: a list
      expect(card).not.toMatch(/undefined|NaN|null|\[object/);
    },
  );

  it('gives the figures that the run has', () => {
    const card = modelCard(reportData());
    const rows = [
      '| Table | clients.csv |',
      `| SHA-256 of the table | ${'ab'.repeat(32)} |`,
      '| Rows | 1,430 |',
      '| age | feature | clustered | 0 |',
      '| trade | feature | because of trade | 37 |',
      '| Silhouette (Euclidean distance, mean over rows (Rousseeuw 1987; as scikit-learn)) | 0.568 |',
      '| Inertia: sum of squared distances to the centroids | 2,222.2 |',
      '| Distinct rows in these features | 77 |',
      '| Decision tree | later rows of the table | 429 | 428 | 99.8\u00a0% |',
      '| Segment 1 · Makers | 60.0\u00a0% | 601 | 59.0\u00a0% | 0.611 | 12.5\u00a0% (11.4 to 13.8\u00a0%) | trade is baker or cook or age \\> 30.0 |',
      `| Model | ${'ef'.repeat(32)} |`,
      '| Seed | 1234 |',
    ];
    for (const row of rows) expect(card).toContain(`\n${row}\n`);
    expect(card).toContain(
      'knn; 37\u00a0cells filled in the train rows. The outcome helped to fill them: a leak.',
    );
    expect(card).toContain(
      'Below 85.0\u00a0%, or with fewer than 2\u00a0known fields, the model gives no answer.',
    );
  });

  it('says the years of the rows where the profile knows them', () => {
    expect(modelCard(reportData())).toContain('\n| Period | not stated in the configuration |\n');
    const data = reportData();
    const year = {
      ...data.profile.columns[0]!,
      origin: 'year' as const,
      distribution: {
        kind: 'categories' as const,
        shown: ['2009', '2008', '2010'].map((value) => ({ value, count: 1 })),
        nOther: 0,
        countOther: 0,
      },
    };
    const dated = { ...data, profile: { ...data.profile, columns: [...data.profile.columns, year] } };
    expect(modelCard(dated)).toContain(
      '\n| Period | 2008 to 2010, by the months and the order of the rows |\n',
    );
  });

  it('tells the columns that decide from those that do not, and how the latter differ all the same', () => {
    const card = modelCard(reportData());
    expect(card).toContain('- Decide the segment: trade; age.\n');
    expect(card).toContain('- Do not enter the model: rate; bought.');
    expect(card).toContain('- Unknown cells of the columns that decide were filled in the train rows (knn)');
    expect(card).toContain('- Segment 2: region = north, 56.7\u00a0% against 45.6\u00a0% of all clients.');
    const data = reportData();
    const unfilled = { ...data, imputations: data.imputations.map((one) => ({ ...one, fills: [] })) };
    expect(modelCard(unfilled)).not.toContain('Unknown cells of the columns that decide');
  });

  it('links to the card in the other language, and is as long in both', () => {
    expect(modelCard(reportData('en'))).toContain('\n[По-русски](card.ru.md)\n');
    expect(modelCard(reportData('ru'))).toContain('\n[In English](card.md)\n');
    const lines = (language: 'en' | 'ru') => modelCard(reportData(language)).split('\n').length;
    expect(lines('ru')).toBe(lines('en'));
  });

  it.each(['a | b', '<img src=x>', '[x](y)', '`code`', '*b*_i_', 'a\nb', '\\'])(
    'keeps %j text in a table, as the name of a column',
    (name) => {
      const card = modelCard(reportData('en', { column: name }));
      const rows = card.split('\n').filter((line) => line.startsWith('| '));
      const nCells = (line: string) => line.replace(/\\[\\|]/g, '').split('|').length;
      const plain = modelCard(reportData())
        .split('\n')
        .filter((line) => line.startsWith('| '));
      expect(rows.map(nCells)).toEqual(plain.map(nCells));
      expect(card).not.toMatch(/(^|[^\\])<img|(^|[^\\])`code|(^|[^\\])\[x\]/m);
    },
  );

  it('says a file as one word of the shell', () => {
    const data = reportData();
    const card = modelCard({ ...data, study: { ...data.study, file: "it's; rm.csv" } });
    expect(card).toContain(`    clientele study 'it'\\''s; rm.csv' -c study.yaml -o ../again\n`);
  });
});
