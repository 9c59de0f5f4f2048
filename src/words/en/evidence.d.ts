/** What supports the segments and what does not: surrogates, stability, protected columns, other choices. */
export declare const evidenceEn: {
  surrogates: {
    title: string;
    intro: (p: { nDistinct: number; nRows: number }) => string;
    table: string;
    surrogate: string;
    names: {
      tree: string;
      'threshold-tree': string;
      logistic: string;
    };
    leaves: string;
    rows: {
      train: string;
      later: string;
      incomplete: string;
      perturbed: string;
    };
    rowsHead: (p: { rows: string; n: number }) => string;
    price: string;
    note: string;
    thresholdTitle: string;
    thresholdIntro: string;
    thresholdTable: string;
  };
};
