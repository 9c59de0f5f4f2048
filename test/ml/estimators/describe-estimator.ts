import { describe, expect, it } from 'vitest';
import { commonChecks } from './checks.ts';
import { elsewhere, type Item, itemNumbers, items } from './items.ts';
import type { Subject } from './subject.ts';

/** Runs every item of the contract on one estimator; what is left out has a reason. */
export function describeEstimator<Model>(subject: Subject<Model>): void {
  const reasons = { ...elsewhere, ...subject.notApplicable };
  const checkOf = (item: Item): (() => void) | undefined => {
    const common = commonChecks[item];
    return subject.own?.[item] ?? (common && (() => common(subject)));
  };

  describe(`${subject.name} as an estimator`, () => {
    for (const item of itemNumbers) {
      const check = checkOf(item);
      if (check && reasons[item] === undefined) it(`${item}: ${items[item]}`, check);
    }

    it('every item of the list is tested or has a reason', () => {
      expect(itemNumbers.filter((item) => !checkOf(item) && !reasons[item])).toEqual([]);
      expect(itemNumbers.filter((item) => subject.own?.[item] && reasons[item])).toEqual([]);
    });
  });
}
