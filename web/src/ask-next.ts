import type { ModelFile } from '../../src/contract/index.ts';
import { type Client, scoreClient, usedFields } from '../../src/model/index.ts';

/**
 * The unknown field whose answer would settle the segment best: the largest mean of the top probability over the
 * field's categories, each counted once. Null when none is left to ask; numbers come last, since they have no
 * list to try.
 */
export function askNext(model: ModelFile, client: Client): string | null {
  const open = usedFields(model).filter((field) => (client[field.name] ?? null) === null);
  const gains = open.map((field) => {
    const tops = (field.categories ?? []).map(
      (category) => scoreClient(model, { ...client, [field.name]: category }).probability,
    );
    return { name: field.name, mean: tops.reduce((sum, top) => sum + top, 0) / Math.max(1, tops.length) };
  });
  const best = gains.reduce<(typeof gains)[number] | null>(
    (a, b) => (a === null || b.mean > a.mean ? b : a),
    null,
  );
  return best?.name ?? null;
}
