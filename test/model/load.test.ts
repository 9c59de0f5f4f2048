import { describe, expect, it } from 'vitest';
import { loadModel, scoreClient } from '../../src/model/index.ts';
import { sha256 } from '../../src/store/index.ts';
import { smallModel } from './small-model.ts';

const model = smallModel();
const load = (value: unknown) => loadModel(JSON.stringify(value), 'model.json', sha256);

describe('loadModel', () => {
  it('loadModel(saved) scores as the model did, bit for bit', () => {
    const loaded = load(model);
    expect(loaded).toEqual(model);
    expect(scoreClient(loaded, { loan: 'no' })).toEqual(scoreClient(model, { loan: 'no' }));
  });

  it('the hash does not depend on white space or key order', () => {
    const reversed = Object.fromEntries(Object.entries(model).reverse());
    expect(loadModel(JSON.stringify(reversed, null, 4), 'model.json', sha256).hash).toBe(model.hash);
  });

  it.each([
    ['text that is not JSON', 'nope', /^E_MODEL model\.json: this is not JSON/],
    ['a later version', JSON.stringify({ ...model, version: 2 }), /^E_MODEL model\.json: version: /],
    ['a field it does not know', JSON.stringify({ ...model, script: 'x' }), /^E_MODEL model\.json: .*script/],
    [
      'a changed centroid',
      JSON.stringify({
        ...model,
        centroids: [
          [0.2, 0.1],
          [0.2, 1],
        ],
      }),
      /^E_MODEL_HASH model\.json: /,
    ],
    [
      'centroids of another width',
      JSON.stringify({ ...model, centroids: [[1], [2]] }),
      /centroids\[0\] must have 2 entries; got 1/,
    ],
    [
      'fewer segments than centroids',
      JSON.stringify({ ...model, segments: model.segments.slice(1) }),
      /segments must have 2 entries; got 1/,
    ],
    [
      'a number that is not finite',
      JSON.stringify(model).replace('0.77', '1e999'),
      /^E_MODEL model\.json: figures\.silhouette: /,
    ],
  ])('%s is refused in one line', (_, text, message) => {
    expect(() => loadModel(text, 'model.json', sha256)).toThrow(message);
  });

  it('a model holds aggregated cells and no client row', () => {
    for (const cell of smallModel({}, 10).cells.cells)
      expect(Math.max(...cell.counts)).toBeGreaterThanOrEqual(10);
  });
});
