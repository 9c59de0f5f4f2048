import { describe, expect, it } from 'vitest';
import { namedSegmentsSchema, type SegmentsFile, segmentsFileSchema } from '../../src/contract/index.ts';
import type { Frame } from '../../src/ml/index.ts';
import { parseSegmentsFile } from '../../src/study/index.ts';
import { checkDescriptions, nameSegments, writeSegmentNames } from '../../src/study/name-segments.ts';
import { warningText, wordsFor } from '../../src/words/index.ts';

const text = (en: string) => ({ en, ru: `р ${en}` });
const description = (id: string, when: SegmentsFile['segments'][number]['when'], offers: string[] = []) => ({
  id,
  when,
  name: text(id),
  description: text(`who ${id}`),
  offers: offers.map((title) => ({ title: text(title), reason: text('why') })),
});
const fileOf = (...segments: ReturnType<typeof description>[]): SegmentsFile =>
  segmentsFileSchema.parse({ version: 1, segments, notes: [text('a note')] });

/** A row a client: trade and age; −1 and NaN are not known. */
function frameOf(rows: readonly (readonly [trade: string | null, age: number])[]): Frame {
  const categories = ['baker', 'cook', 'smith'];
  return {
    nRows: rows.length,
    columns: [
      {
        kind: 'category',
        name: 'trade',
        categories,
        codes: Int32Array.from(rows, ([trade]) => (trade === null ? -1 : categories.indexOf(trade))),
      },
      { kind: 'numeric', name: 'age', values: Float64Array.from(rows, ([, age]) => age) },
    ],
  };
}

const modelOf = (nSegments: number) => ({
  hash: 'ab'.repeat(32),
  segments: Array.from({ length: nSegments }, (_, s) => ({
    id: s + 1, nClients: 1, share: 1 / nSegments, silhouette: null, outcomeRate: null, rules: [],
  })),
}); // biome-ignore format: a table

/** Ten bakers and cooks under 40, ten above, ten smiths. */
const train = frameOf([
  ...Array.from({ length: 10 }, (_, i) => [i < 5 ? 'baker' : 'cook', 30] as const),
  ...Array.from({ length: 10 }, (_, i) => [i < 5 ? 'baker' : 'cook', 60] as const),
  ...Array.from({ length: 10 }, () => ['smith', 45] as const),
]);
const young = description('young-food', [{ trade: ['baker', 'cook'], age: { upTo: 40 } }], ['an oven']);
const old = description('old-food', [
  { trade: ['baker'], age: { above: 40 } },
  { trade: ['cook'], age: { above: 40 } },
]);
const smiths = description('smiths', [{ trade: ['smith'] }]);
const labels = (...of: number[]) => Int32Array.from(of.flatMap((label) => Array<number>(10).fill(label)));
const namesOf = ({ named }: ReturnType<typeof nameSegments>) =>
  named.segments.map(({ id, described }) => [id, described?.id ?? null]);
const codesOf = ({ warnings }: ReturnType<typeof nameSegments>) => warnings.map(({ code }) => code);

describe('nameSegments(model, segments, descriptions)', () => {
  it('attaches each description to the segment with its clients and keeps all that it says', () => {
    const result = nameSegments(
      modelOf(3),
      { train, trainLabels: labels(0, 1, 2) },
      fileOf(smiths, old, young),
    );
    expect(namesOf(result)).toEqual([
      [1, 'young-food'],
      [2, 'old-food'],
      [3, 'smiths'],
    ]);
    expect(result.warnings).toEqual([]);
    expect(result.named.segments[0]).toEqual({
      id: 1,
      overlap: 1,
      described: {
        id: 'young-food',
        name: { en: 'young-food', ru: 'р young-food' },
        description: { en: 'who young-food', ru: 'р who young-food' },
        offers: [{ title: text('an oven'), reason: text('why') }],
      },
    });
    expect(result.named.notes).toEqual([text('a note')]);
    expect(namedSegmentsSchema.parse(result.named)).toEqual(result.named);
  });

  it.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    'gives the same names whatever the ids are: %j',
    (order) => {
      const trainLabels = labels(order[0]!, order[1]!, order[2]!);
      const { named } = nameSegments(modelOf(3), { train, trainLabels }, fileOf(young, old, smiths));
      const idOf = (label: number) => named.segments[label]!.described!.id;
      expect(order.map(idOf)).toEqual(['young-food', 'old-food', 'smiths']);
    },
  );

  it('leaves a dissolved segment and its description without each other, and says so', () => {
    // The young and the old are one segment now; ten of twenty clients are half: still the first of them.
    const merged = nameSegments(
      modelOf(2),
      { train, trainLabels: labels(0, 0, 1) },
      fileOf(young, old, smiths),
    );
    expect(namesOf(merged)).toEqual([
      [1, 'young-food'],
      [2, 'smiths'],
    ]);
    expect(codesOf(merged)).toEqual(['W_SEGMENT_CHANGED', 'W_SEGMENT_UNMATCHED']);
    // Dealt out in turn, no segment has half of anybody.
    const dealt = Int32Array.from({ length: 30 }, (_, i) => i % 3);
    const dissolved = nameSegments(modelOf(3), { train, trainLabels: dealt }, fileOf(young));
    expect(namesOf(dissolved)).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    // Four of the ten young are in segment 1, of ten: 4 ÷ (10 + 10 − 4).
    expect(dissolved.named.segments[0]!.overlap).toBe(4 / 16);
    expect(codesOf(dissolved)).toEqual([
      'W_SEGMENT_UNNAMED',
      'W_SEGMENT_UNNAMED',
      'W_SEGMENT_UNNAMED',
      'W_SEGMENT_UNMATCHED',
    ]);
  });

  it('names a segment that changed, and warns with the overlap, in both languages', () => {
    const trainLabels = labels(0, 1, 1);
    // Three of the young moved to the others: 7 of the 10 that either has.
    trainLabels.fill(1, 0, 3);
    const result = nameSegments(modelOf(2), { train, trainLabels }, fileOf(young));
    expect(result.named.segments[0]).toMatchObject({ overlap: 0.7, described: { id: 'young-food' } });
    expect(codesOf(result)).toEqual(['W_SEGMENT_CHANGED', 'W_SEGMENT_UNNAMED']);
    const [changed] = result.warnings;
    expect(changed!.message).toMatch(/^segment 1 goes by the description "young-food".*0\.70/);
    expect(warningText(changed!, wordsFor('ru'))).toMatch(/^сегмент 1 назван по описанию «young-food».*0,70/);
  });

  it('counts a cell that is not known as meeting no condition', () => {
    const gaps = frameOf([['smith', 45], [null, 45], ['smith', Number.NaN]]); // biome-ignore format: a table
    const all = Int32Array.from([0, 0, 0]);
    const overlap = (when: SegmentsFile['segments'][number]['when']) =>
      nameSegments(modelOf(1), { train: gaps, trainLabels: all }, fileOf(description('x', when))).named
        .segments[0]!.overlap;
    expect(overlap([{ trade: ['smith'] }])).toBe(2 / 3);
    expect(overlap([{ age: { above: 0 } }])).toBe(2 / 3);
    expect(overlap([{ trade: ['smith'], age: { above: 0 } }])).toBe(1 / 3);
    expect(overlap([{}])).toBe(1);
  });

  it('takes bounds as above < x ≤ upTo', () => {
    const ages = frameOf([['baker', 30], ['baker', 40], ['baker', 41]]); // biome-ignore format: a table
    const trainLabels = Int32Array.from([1, 0, 1]);
    const file = fileOf(description('forty', [{ age: { above: 30, upTo: 40 } }]));
    const { named } = nameSegments(modelOf(2), { train: ages, trainLabels }, file);
    expect(named.segments[0]).toMatchObject({ overlap: 1, described: { id: 'forty' } });
  });

  it('warns of a value that the column does not have', () => {
    const slip = description('smiths', [{ trade: ['smith', 'smiht'] }]);
    const result = nameSegments(
      modelOf(3),
      { train, trainLabels: labels(0, 1, 2) },
      fileOf(young, old, slip),
    );
    expect(codesOf(result)).toEqual(['W_SEGMENT_VALUE']);
    expect(result.warnings[0]!.message).toBe(
      'the description "smiths" names values that trade does not have: "smiht"',
    );
  });
});

describe('checkDescriptions(descriptions, frame)', () => {
  it.each([
    ['a column that is not there', [{ job: ['smith'] }], /^E_SEGMENTS: segments "x": there is no column "job"; use some of trade, age$/],
    ['values of a number column', [{ age: ['30'] }], /^E_SEGMENTS: segments "x": age holds numbers; give above and upTo$/],
    ['bounds of a category column', [{ trade: { upTo: 3 } }], /^E_SEGMENTS: segments "x": trade holds categories; list the allowed values$/],
  ])('refuses %s', (_, when, message) => {
    expect(() => checkDescriptions(fileOf(description('x', when)), train)).toThrow(message);
  }); // biome-ignore format: a table

  it('lets descriptions pass that fit the table', () => {
    expect(() => checkDescriptions(fileOf(young, old, smiths), train)).not.toThrow();
  });
});

describe('parseSegmentsFile(text, file)', () => {
  it('names the line of broken YAML and the first wrong field', () => {
    expect(() => parseSegmentsFile('version: 1\nsegments: [', 'names.yaml')).toThrow(/^E_SEGMENTS names\.yaml, line 2: /);
    expect(() => parseSegmentsFile('version: 2\nsegments: []', 'names.yaml')).toThrow(/^E_SEGMENTS names\.yaml: version: /);
  }); // biome-ignore format: a table
});

describe('writeSegmentNames(model, segments, descriptions, said, lineage)', () => {
  it('warns once of a segment that changed: with its description where it has one', async () => {
    const trainLabels = labels(0, 1, 2);
    trainLabels.fill(1, 0, 3);
    const earlier = {
      model: 'cd'.repeat(32),
      ids: [1, 2, 3],
      segments: [1, 2, 3].map((id) => ({ id, overlap: 0.7, status: 'changed' as const })),
      migration: [],
    };
    const store = { write: async (path: string) => ({ path, sha256: '', bytes: 0 }) };
    const { warnings } = await writeSegmentNames(
      modelOf(3) as never,
      { train, trainLabels } as never,
      fileOf(young, smiths),
      null,
      { ids: [1, 2, 3], lastId: 3, earlier },
      { store } as never,
    );
    expect(warnings!.map(({ code, details }) => [code, details?.segment])).toEqual([
      ['W_SEGMENT_REFIT', 2],
      ['W_SEGMENT_REFIT', 3],
      ['W_SEGMENT_CHANGED', 1],
      ['W_SEGMENT_UNNAMED', 2],
    ]);
  });
});
