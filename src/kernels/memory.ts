/** Bytes of a WebAssembly page. */
const pageBytes = 65_536;
/** Every array starts at a multiple of this: a vector's width. */
const alignment = 16;

/** Memory of the kernels, given out like a stack. */
export interface KernelMemory {
  readonly memory: WebAssembly.Memory;
  /** The address of so many bytes, not cleared. Views of earlier arrays may be detached: make them anew. */
  take(nBytes: number): number;
  /** Runs `use` and gives back all that it took. */
  scope<Result>(use: () => Result): Result;
  float32(address: number, length: number): Float32Array;
  float64(address: number, length: number): Float64Array;
  int32(address: number, length: number): Int32Array;
}

/** Memory that grows as needed and never shrinks: as large as the largest table that was in it. */
export function createMemory(): KernelMemory {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
  // Address 0 stays free: it means nothing.
  let top = alignment;
  return {
    memory,
    take(nBytes) {
      const address = top;
      top += Math.ceil(nBytes / alignment) * alignment;
      const missing = top - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
      return address;
    },
    scope(use) {
      const before = top;
      try {
        return use();
      } finally {
        top = before;
      }
    },
    float32: (address, length) => new Float32Array(memory.buffer, address, length),
    float64: (address, length) => new Float64Array(memory.buffer, address, length),
    int32: (address, length) => new Int32Array(memory.buffer, address, length),
  };
}
