const typedArrays = { Float64Array, Int32Array, Uint8Array } as const;
type TypedName = keyof typeof typedArrays;

/** What JSON cannot hold, as an object with this key. */
const mark = '$plain';

/**
 * Plain data as text: JSON, with typed arrays and non-finite numbers marked. Equal data give equal text, on any
 * version of Node.
 */
export function encodePlain(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'number' && (!Number.isFinite(item) || Object.is(item, -0))) {
      return { [mark]: 'number', text: Object.is(item, -0) ? '-0' : String(item) };
    }
    if (!ArrayBuffer.isView(item)) return item;
    const name = (Object.keys(typedArrays) as TypedName[]).find((key) => item instanceof typedArrays[key]);
    if (!name)
      throw new TypeError(`plain data must hold ${Object.keys(typedArrays).join(', ')}; got another array`);
    return {
      [mark]: name,
      base64: Buffer.from(item.buffer, item.byteOffset, item.byteLength).toString('base64'),
    };
  });
}

/** The data that `encodePlain` wrote. */
export function decodePlain(text: string): unknown {
  return JSON.parse(text, (_, item: unknown) => {
    if (typeof item !== 'object' || item === null || !(mark in item)) return item;
    const marked = item as { readonly [mark]: string; readonly text?: string; readonly base64?: string };
    if (marked[mark] === 'number') return Number(marked.text);
    const bytes = Buffer.from(marked.base64 ?? '', 'base64');
    const copy = new Uint8Array(bytes.length);
    copy.set(bytes);
    return new typedArrays[marked[mark] as TypedName](copy.buffer);
  });
}
