import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  jsonSchema,
  namedSegmentsSchema,
  type SegmentsFile,
  segmentsFileSchema,
} from '../../src/contract/index.ts';

const text = { en: 'a', ru: 'б' };
const one = { id: 'no-loans', when: [{ loan: ['no'] }], name: text, description: text };
const file = (segment: object) => ({ version: 1, segments: [{ ...one, ...segment }] });
const problem = (value: unknown): string => {
  const { error } = segmentsFileSchema.safeParse(value);
  return error ? `${error.issues[0]!.path.join('.')}: ${error.issues[0]!.message}` : 'none';
};

describe('segmentsFileSchema', () => {
  it('fills in that there are no offers and no notes', () => {
    expect(segmentsFileSchema.parse(file({}))).toEqual({
      version: 1,
      segments: [{ ...one, offers: [] }],
      notes: [],
    });
  });

  it('takes values, bounds and several alternatives', () => {
    const when = [{ job: ['a', 'b'], age: { above: 30 } }, { age: { above: 60, upTo: 70 } }];
    expect(segmentsFileSchema.parse(file({ when })).segments[0]!.when).toEqual(when);
  });

  it.each([
    ['no alternative', { when: [] }, /segments\.0\.when/],
    ['no value', { when: [{ job: [] }] }, /segments\.0\.when\.0\.job/],
    ['no bound', { when: [{ age: {} }] }, /segments\.0\.when\.0\.age/],
    ['bounds the wrong way', { when: [{ age: { above: 5, upTo: 5 } }] }, /segments\.0\.when\.0\.age/],
    ['a name in one language', { name: { en: 'a' } }, /segments\.0\.name\.ru/],
    ['an empty name', { name: { en: ' ', ru: 'б' } }, /segments\.0\.name\.en/],
    ['an id that is no slug', { id: 'No loans' }, /segments\.0\.id: use lower-case/],
    ['an offer without a reason', { offers: [{ title: text }] }, /segments\.0\.offers\.0\.reason/],
    ['an unknown field', { number: 2 }, /segments\.0: .*number/],
  ])('refuses %s', (_, segment, message) => {
    expect(problem(file(segment))).toMatch(message);
  });

  it('refuses an id that is there twice', () => {
    expect(problem({ version: 1, segments: [one, one] })).toBe('segments.1.id: "no-loans" is there twice');
  });

  it('is published as JSON Schema, and so is what a run writes', () => {
    expect(jsonSchema('segments')).toMatchObject({ type: 'object', required: ['version', 'segments'] });
    expect(jsonSchema('named-segments')).toMatchObject({ type: 'object' });
  });
});

describe('namedSegmentsSchema', () => {
  it('keeps a segment that nothing describes', () => {
    const named = {
      version: 1,
      model: 'ab'.repeat(32),
      segments: [{ id: 1, overlap: 0.2, described: null }],
      notes: [],
    };
    expect(namedSegmentsSchema.parse(named)).toEqual(named);
  });
});

describe('examples/bank-marketing.segments.yaml', () => {
  const path = new URL('../../examples/bank-marketing.segments.yaml', import.meta.url);
  const example: SegmentsFile = segmentsFileSchema.parse(parse(readFileSync(path, 'utf8')));

  it('describes the four segments with the offers of the described study', () => {
    const titles = Object.fromEntries(
      example.segments.map(({ id, offers }) => [id, offers.map(({ title }) => title.en.toLowerCase())]),
    );
    const wanted: Record<string, RegExp[]> = {
      'no-loans': [/any product/, /free account/, /saving/, /cashback/, /invest/, /digital/],
      'housing-loan-office-and-manual': [/ordinary loan/, /home insurance/, /repayment/, /fixed-rate/],
      'housing-loan-technician-and-services': [/ordinary loan/, /mortgage insurance/, /students.*unemployed.*pensioners/],
      'personal-loan': [/consolidation or take-over/, /refinancing/, /reminders/, /deferral/],
    }; // biome-ignore format: a table
    expect(Object.keys(titles).sort()).toEqual(Object.keys(wanted).sort());
    for (const [id, offers] of Object.entries(wanted)) {
      expect(titles[id], id).toHaveLength(offers.length);
      for (const [i, offer] of offers.entries()) expect(titles[id]![i]).toMatch(offer);
    }
  });

  it('leaves no client out and describes none twice', () => {
    const jobs = [
      'admin.', 'blue-collar', 'entrepreneur', 'housemaid', 'management', 'retired', 'self-employed', 'services',
      'student', 'technician', 'unemployed',
    ]; // biome-ignore format: a list
    const answers = ['yes', 'no'];
    for (const job of jobs) {
      for (const housing of answers) {
        for (const loan of answers) {
          const client: Record<string, string> = { job, housing, loan };
          const fits = example.segments.filter(({ when }) =>
            when.some((all) =>
              Object.entries(all).every(([name, values]) => (values as string[]).includes(client[name]!)),
            ),
          );
          expect(fits, JSON.stringify(client)).toHaveLength(1);
        }
      }
    }
  });

  it('says that incomes are missing and what knowing them would add, as an expectation', () => {
    expect(example.notes[0]!.en).toMatch(/^Incomes are not in the table\..*was not measured\.$/s);
    expect(example.notes[0]!.ru).toMatch(/^Доходов клиентов в таблице нет\..*не измерено\.$/s);
  });

  it('speaks Russian in Russian and English in English', () => {
    const texts = (value: unknown): { en: string; ru: string }[] => {
      if (typeof value !== 'object' || value === null) return [];
      if ('en' in value) return [value as { en: string; ru: string }];
      return Object.values(value).flatMap(texts);
    };
    expect(texts(example).length).toBeGreaterThan(30);
    for (const { en, ru } of texts(example)) {
      expect(en).not.toMatch(/[а-яё]/i);
      expect(ru).toMatch(/[а-яё]/i);
    }
  });
});
