import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkSchema, InputError, jsonSchema, schemaNames } from '../../src/contract/index.ts';

describe('InputError', () => {
  it('InputError(code, what, place, hint) is one line with all of them', () => {
    const error = new InputError('E_RAGGED', '2 of 3 fields', {
      file: 'clients.csv',
      line: 3,
      column: 2,
      columnName: 'age',
      sample: '4*',
      hint: 'complete the row',
    });
    expect(error.message).toBe(
      'E_RAGGED clients.csv, line 3, column 2 "age": 2 of 3 fields (found "4*"); complete the row',
    );
    expect([error.exitCode, error.status, error.place.line]).toEqual([2, 422, 3]);
  });

  it('InputError(text with line ends and escapes) stays one line', () => {
    expect(new InputError('E_X', 'a\nb\u001b[31mc').message).toBe('E_X: a b [31mc');
  });
});

describe('checkSchema', () => {
  it('checkSchema(wrong value) names the field and counts the others', () => {
    const schema = z.strictObject({ a: z.number(), b: z.object({ c: z.string() }) });
    expect(() => checkSchema(schema, { a: 'x', b: { c: 1 } }, { code: 'E_CONFIG', file: 's.yaml' })).toThrow(
      /^E_CONFIG s\.yaml: a: .*number.* \(and 1 more\)$/,
    );
  });
});

describe('jsonSchema', () => {
  it.each(schemaNames)('jsonSchema(%s) describes an object with a version', (name) => {
    const schema = jsonSchema(name);
    expect(schema.type).toBe('object');
    expect(Object.keys(schema.properties as object)).toContain('version');
  });
});
