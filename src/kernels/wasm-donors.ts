import type { DonorTree, LoadedDonors } from '../ml/index.ts';
import type { KernelExports } from './exports.ts';
import type { KernelMemory } from './memory.ts';

/** Scratch: a bound and a node for both sides of every level. */
const bytesPerLevel = 32;
/** Receivers of a call: a function that is called often is compiled anew and faster, one that runs on is not. */
const batch = 16;

/** Puts donors into the memory of the kernels; they are gone when the scope that this runs in ends. */
export function loadDonors(
  exports: KernelExports,
  memory: KernelMemory,
  { nLevels, nCols, donorsPerLeaf, leaves, rows, boxes }: DonorTree,
): LoadedDonors {
  const doubles = (values: Float64Array): number => {
    const at = memory.take(values.length * 8);
    memory.float64(at, values.length).set(values);
    return at;
  };
  const ints = (values: Int32Array): number => {
    const at = memory.take(values.length * 4);
    memory.int32(at, values.length).set(values);
    return at;
  };
  const leavesAt = doubles(leaves);
  const rowsAt = ints(rows);
  const boxesAt = doubles(boxes);
  const stackAt = memory.take((nLevels + 1) * bytesPerLevel + donorsPerLeaf * 8);

  return {
    findNearest({ columns, factor, slots }, receivers, { nSlots, size, distances, rows: found }) {
      memory.scope(() => {
        const columnsAt = ints(columns);
        const slotsAt = ints(slots);
        const receiversAt = doubles(receivers.data);
        const distancesAt = doubles(distances);
        const foundAt = ints(found);
        for (let r = 0; r < receivers.nRows; r += batch) {
          exports.findNearestDonors(
            leavesAt,
            rowsAt,
            boxesAt,
            nLevels,
            nCols,
            columnsAt,
            columns.length,
            factor,
            receiversAt + r * nCols * 8,
            Math.min(batch, receivers.nRows - r),
            slotsAt,
            slots.length,
            nSlots,
            size,
            distancesAt + r * nSlots * size * 8,
            foundAt + r * nSlots * size * 4,
            stackAt,
          );
        }
        distances.set(memory.float64(distancesAt, distances.length));
        found.set(memory.int32(foundAt, found.length));
      });
    },
  };
}
