import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowMessages } from '../../../src/engines/postgres/copy-out.ts';

interface Message {
  readonly type: string;
  readonly content: Buffer;
}

function framed({ type, content }: Message): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(type), length, content]);
}

const content = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const message = (...types: string[]) => fc.record({ type: fc.constantFrom(...types), content });

describe('createRowMessages', () => {
  it('createRowMessages().read(pieces) is what rows hold, wherever the pieces are cut', () => {
    const copy = fc.array(message('d', 'd', 'd', 'H', 'N', 'S', 'A'), { maxLength: 30 });
    const after = fc.array(message('c', 'E', 'C', 'Z', 'd'), { maxLength: 3 });
    fc.assert(
      fc.property(copy, after, fc.array(fc.nat(600), { maxLength: 12 }), (sent, others, cuts) => {
        const end = { type: 'c', content: Buffer.from('x') };
        const before = Buffer.concat(sent.map(framed));
        const rest = Buffer.concat([end, ...others].map(framed));
        const whole = Buffer.concat([before, rest]);
        const places = [...new Set([0, ...cuts.filter((cut) => cut < whole.length), whole.length])].sort(
          (a, b) => a - b,
        );
        const messages = createRowMessages();
        const rows: Buffer[] = [];
        const left: Buffer[] = [];
        for (const [i, from] of places.slice(0, -1).entries()) {
          const piece = Buffer.from(whole.subarray(from, places[i + 1]));
          if (left.length > 0) {
            left.push(piece);
            continue;
          }
          const read = messages.read(piece);
          rows.push(Buffer.from(read.rows));
          if (read.rest !== null) left.push(read.rest);
        }
        const wanted = sent.filter(({ type }) => type === 'd');
        expect(Buffer.concat(rows)).toEqual(Buffer.concat(wanted.map((one) => one.content)));
        expect(messages.nRows()).toBe(wanted.length);
        expect(Buffer.concat(left)).toEqual(rest);
      }),
      { numRuns: 1000 },
    );
  });
});
