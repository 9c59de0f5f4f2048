import { describe, expect, it } from 'vitest';
import { supersetDatabase } from '../../src/cli/superset-database.ts';
import type { InputError } from '../../src/contract/index.ts';

describe('supersetDatabase(uri)', () => {
  it('masks the password as Superset does and keeps the rest', () => {
    expect(supersetDatabase('postgresql+psycopg2://reader:s%40cret@db:5433/bank?sslmode=require')).toEqual({
      name: 'Clientele db:5433/bank',
      uri: 'postgresql+psycopg2://reader:XXXXXXXXXX@db:5433/bank?sslmode=require',
    });
  });

  it('leaves an address without password as it is, by the name that SQLAlchemy knows', () => {
    expect(supersetDatabase('postgres://reader@db/bank').uri).toBe('postgresql://reader@db/bank');
  });

  it.each([
    '',
    'bank',
    'mysql://reader@db/bank',
    'postgresql:///bank',
    'postgresql://db/bank?user=reader&password=s3cret',
    'postgresql://db/bank?sslpassword=s3cret',
  ])('refuses %j without saying it again', (uri) => {
    let refused: InputError | null = null;
    try {
      supersetDatabase(uri);
    } catch (error) {
      refused = error as InputError;
    }
    expect(refused?.code).toBe('E_POSTGRES');
    expect(refused?.message).toContain('--database-uri');
    expect(refused?.message).not.toContain('s3cret');
  });
});
