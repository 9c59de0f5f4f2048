import { describe, expect, it } from 'vitest';
import { quoteIdentifier, quoteText } from '../../src/sql/index.ts';

describe('quoting', () => {
  it('quoteIdentifier(name) doubles inner quotes', () => {
    expect(quoteIdentifier('a "b" c')).toBe('"a ""b"" c"');
  });

  it('quoteText(text) doubles inner quotes', () => {
    expect(quoteText("it's")).toBe("'it''s'");
  });
});
