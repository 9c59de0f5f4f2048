/** What this layer uses of WebAssembly: the types of Node leave it to those of the browser, which it has no use for. */
declare namespace WebAssembly {
  class Memory {
    constructor(options: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
    grow(nPages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
}
