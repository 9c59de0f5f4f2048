import { describe, expect, it } from 'vitest';
import type { ProfileAlert } from '../../src/study/profile/index.ts';
import { profileRules } from '../../src/study/profile/rules.ts';
import { alertFigure, alertRule } from '../../src/study/profile/say.ts';
import { languages, wordsFor } from '../../src/words/index.ts';

const alerts: readonly ProfileAlert[] = [
  { code: 'leak', column: 'calls', auc: 0.8151, standardError: 0.0039 },
  { code: 'date', column: 'rate', nChanges: 1, nExpected: 36_193.8 },
  { code: 'identifier', column: 'account', nDistinct: 41_188, nKnown: 41_188 },
  { code: 'constant', column: 'bank', nKnown: 21 },
  { code: 'constant', column: 'bank', nKnown: 0 },
  { code: 'duplicate', column: 'b', columns: ['a', 'b'], isEqual: true, nDistinct: 26 },
  { code: 'duplicate', column: 'b', columns: ['a', 'b'], isEqual: false, nDistinct: 26 },
  { code: 'nearly-constant', column: 'default', share: 0.9999, nOther: 3, nKnown: 32_591 },
  { code: 'missing', column: 'default', nMissing: 8597, share: 0.2087 },
  { code: 'scale', column: 'turnover', ratio: 2_000_000 },
];

describe.each(languages)('the profile in %s', (language) => {
  const words = wordsFor(language);

  it('says each alert with its column and its rule, and nothing that is no word', () => {
    for (const alert of alerts) {
      const text = `${alertFigure(alert, words)} ${alertRule(alert.code, profileRules, words)}`;
      expect(text).toContain(alert.column);
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      expect(/[а-яё]/i.test(text)).toBe(language === 'ru');
    }
  });

  it('says the threshold of each rule that has one', () => {
    const rule = (code: ProfileAlert['code']) => alertRule(code, profileRules, words);
    expect(rule('leak')).toContain(words.format.number(profileRules.leakAuc, 2));
    for (const [code, share] of [
      ['date', profileRules.dateChanges],
      ['identifier', profileRules.identifierShare],
      ['nearly-constant', profileRules.constantShare],
      ['missing', profileRules.missingShare],
    ] as const) {
      expect(rule(code)).toContain(words.format.percent(share, 0));
    }
  });

  it('rounds no share to none or to all', () => {
    const { share } = words.profile;
    expect(share({ value: 'no', share: 0.99991 })).not.toMatch(/100/);
    expect(share({ value: 'yes', share: 0.00009 })).toMatch(/0[.,]1/);
    expect(share({ value: 'no', share: 1 })).toMatch(/100[.,]0/);
  });
});

describe('the profile in Russian', () => {
  const { alerts: said, finding } = wordsFor('ru').profile;

  it('agrees in number', () => {
    expect(said.date.figure({ column: 'rate', nChanges: 22, nExpected: 100 })).toContain('22\u00a0раза');
    expect(finding({ nAlerts: 11, nColumns: 9, nContested: 1 })).toBe(
      '11\u00a0замечаний о 9\u00a0столбцах; 1\u00a0из них всё же участвует в кластеризации',
    );
    expect(finding({ nAlerts: 21, nColumns: 1, nContested: 0 })).toBe('21\u00a0замечание о 1\u00a0столбце');
  });
});
