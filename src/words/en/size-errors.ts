type Refusal = readonly [what: string, hint?: string];

/** Tables that are too large for what was asked. */
export const sizeErrorsEn = {
  E_TOO_MANY_GROUPS: (p: { nGroups: number; maxGroups: number; columns: readonly string[] }): Refusal => [
    `${p.columns.join(', ')} have ${p.nGroups} distinct rows, more than the ${p.maxGroups} of budget.groups`,
    'leave out a feature, make ranges of a number (derived: bucket), or raise budget.groups',
  ],
  E_SEGMENT: (p: { kind: 'found' | 'shuffle' } | { kind: 'imputation'; imputation: string }): Refusal => {
    switch (p.kind) {
      case 'found':
        return [
          'choice.mode: "segment" makes segments of features that are named, and these are to be found',
          'name features and k (choice: mode: given), or run "clientele study" on a sample',
        ];
      case 'shuffle':
        return [
          'split.shuffle: "segment" trains on the first rows',
          'set it to false, or run "clientele study"',
        ];
      case 'imputation':
        return [
          `choice.imputation: ${p.imputation} needs every column of a row, and "segment" reads the chosen ones alone`,
          'take raw (unknown is a category) or mode, or run "clientele study"',
        ];
    }
  },
  E_STUDY_MEMORY: (p: { nRows: number; needed: number; budget: number }): Refusal => [
    `a study of ${p.nRows} rows or more needs about ${p.needed} MB of memory or more, above the ${p.budget} of budget.memory`,
    'study a sample of the rows and then run "clientele segment" on all of them, or raise budget.memory',
  ],
};
