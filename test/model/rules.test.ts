import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CategoryColumn,
  type Frame,
  fitPipeline,
  fitTree,
  predictTree,
  transformColumns,
} from '../../src/ml/index.ts';
import { describeRules, encodedFeatures } from '../../src/model/index.ts';

const frames = fc
  .array(
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: -5, max: 5 })),
    { minLength: 8, maxLength: 40 },
  )
  .map((rows): Frame => {
    const column = (name: string, place: 0 | 1, categories: string[]): CategoryColumn => ({
      kind: 'category',
      name,
      codes: Int32Array.from(rows, (row) => row[place]),
      categories,
    });
    return {
      nRows: rows.length,
      columns: [
        column('job', 0, ['a', 'b', 'c', 'd']),
        column('pet', 1, ['x', 'y', 'z']),
        { kind: 'numeric', name: 'age', values: Float64Array.from(rows, (row) => row[2]) },
      ],
    };
  });

describe('describeRules', () => {
  it.each([1, 3, 6, 8])(
    'describeRules(tree on pipeline %i) holds for exactly the rows that the tree puts there',
    (number) => {
      fc.assert(
        fc.property(frames, (frame) => {
          const transformer = fitPipeline(number, frame);
          const x = transformColumns(transformer, frame);
          const labels = Int32Array.from({ length: frame.nRows }, (_, i) => (i * 7) % 3);
          const tree = fitTree(x, labels, { nClasses: 3, maxDepth: 4 });
          const rules = describeRules(tree, transformer);
          const predicted = predictTree(tree, x);
          for (let i = 0; i < frame.nRows; i++) {
            const holding = rules.flatMap((ways, label) =>
              ways.flatMap((rule) =>
                rule.every((condition) => {
                  const column = frame.columns.find((one) => one.name === condition.column)!;
                  if (condition.kind === 'category') {
                    return (
                      column.kind === 'category' &&
                      condition.values.includes(column.categories[column.codes[i]])
                    );
                  }
                  if (column.kind !== 'numeric') return false;
                  const value = column.values[i];
                  // A threshold went through scaling and back: half-way between grid values, so 1e-9 is safe.
                  return value > (condition.from ?? -99) - 1e-9 && value <= (condition.to ?? 99) + 1e-9;
                })
                  ? [label]
                  : [],
              ),
            );
            expect(holding).toEqual([predicted[i]]);
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it('describeRules(leaves that differ in one column) joins them: a loan is a loan whatever the rest', () => {
    const codes = [0, 1, 2, 3, 4, 5, 6, 7];
    const column = (name: string, bit: number): CategoryColumn => ({
      kind: 'category',
      name,
      codes: Int32Array.from(codes, (code) => (code >> bit) & 1),
      categories: ['no', 'yes'],
    });
    const frame: Frame = { nRows: 8, columns: [column('job', 0), column('loan', 1), column('housing', 2)] };
    const transformer = fitPipeline(8, frame);
    const x = transformColumns(transformer, frame);
    // Loan decides class 2; the tree asks for housing first, since housing splits the others.
    const labels = Int32Array.from(codes, (code) => (code & 2 ? 2 : code & 4 ? 1 : 0));
    const weights = codes.map((code) => (code & 2 ? 1 : 10));
    const tree = fitTree(x, labels, { nClasses: 3, weights });
    expect(tree.nodes.filter((node) => node.kind === 'leaf').length).toBeGreaterThan(3);
    const loan = { kind: 'category', column: 'loan', values: ['yes'] };
    expect(describeRules(tree, transformer)[2]).toEqual([[loan]]);
  });

  it('encodedFeatures(ordinal, min-max) says which value each category has', () => {
    const frame: Frame = {
      nRows: 3,
      columns: [
        { kind: 'category', name: 'job', codes: Int32Array.of(0, 1, 2), categories: ['a', 'b', 'c'] },
      ],
    };
    const [feature] = encodedFeatures(fitPipeline(8, frame));
    expect(feature.categories).toEqual([
      { category: 'a', value: 0 },
      { category: 'b', value: 0.5 },
      { category: 'c', value: 1 },
    ]);
  });
});
