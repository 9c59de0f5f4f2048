import { formatFor, formatList } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');

/** The search for columns that make real groups. */
export const searchEn = {
  title: 'Which columns hold groups',
  step: 'Search the columns',
  intro: (p: {
    nColumns: number;
    most: number;
    nSubsets: number;
    kFrom: number;
    kTo: number;
    nCells: number;
    copies: number;
  }) =>
    `Every ${p.most === 2 ? 'pair' : `set of 2 to ${p.most}`} of ${englishCount(p.nColumns, { one: 'client column', other: 'client columns' })} was clustered by type for k = ${p.kFrom}…${p.kTo} (${englishCount(p.nSubsets, { one: 'set', other: 'sets' })}, ${englishCount(p.nCells, { one: 'fit', other: 'fits' })}), and so were ${englishCount(p.copies, { one: 'copy', other: 'copies' })} of the table with shuffled columns.`,
  counts: (p: { clear: number; weak: number; none: number }) =>
    `Verdicts of the fits: ${f.count(p.clear)} clear, ${f.count(p.weak)} weak, ${f.count(p.none)} none; p counts all of them.`,
  tied: (pairs: readonly { columns: readonly string[]; strength: number }[]) =>
    `${formatList(
      pairs.map(({ columns, strength }) => `${columns.join(' and ')} (${f.fixed(strength, 2)})`),
      'and',
    )} say nearly the same, so no set holds both.`,
  table: 'What stands out: each set at its best k',
  layerNote:
    'Rank 1: no other fit of the list is at least as good in excess, stability and tree, and better in one. Excess: silhouette minus that of shuffled copies. Stability: how much of the least stable cluster comes again on resamples (Jaccard, 1 is all). Tree: the share of clients that a small tree puts into their cluster.',
  related:
    'That columns go together makes no segment by itself: a set may stand out because one of its columns follows from another.',
  heads: {
    layer: 'Rank',
    columns: 'Columns',
    k: 'k',
    excess: 'Excess',
    p: 'p',
    stability: 'Stability',
    tree: 'Tree',
    verdict: 'Verdict',
  },
  nothing: 'There is no set to search: fewer than two client columns vary and say different things.',
  none: 'No set of columns stands out from unrelated ones.',
  chosen: (p: {
    columns: readonly string[];
    k: number;
    excess: number;
    p: number;
    stability: number;
    fidelity: number;
    place: number;
    nCells: number;
    nBetter: number;
    nListed: number;
  }) =>
    `The chosen columns (${formatList(p.columns, 'and')}; k = ${p.k}), coded by type: excess ${f.fixed(p.excess, 3)}, p = ${f.number(p.p)}, stability ${f.fixed(p.stability, 2)}, tree ${f.fixed(p.fidelity, 2)}; place ${f.count(p.place)} of ${f.count(p.nCells)} by excess, and ${p.nBetter === 0 ? `none of the ${f.count(p.nListed)} listed is better in all three` : `${f.count(p.nBetter)} of the ${f.count(p.nListed)} listed ${p.nBetter === 1 ? 'is' : 'are'} at least as good in all three`}.`,
  line: (p: {
    layer: number;
    columns: readonly string[];
    k: number;
    excess: number;
    p: number;
    stability: number;
    fidelity: number;
    mark: string;
  }) =>
    `${p.layer} · ${p.columns.join(', ')} · k = ${p.k} · excess ${f.fixed(p.excess, 3)} · p = ${f.number(p.p)} · stability ${f.fixed(p.stability, 2)} · tree ${f.fixed(p.fidelity, 2)} · ${p.mark}`,
  written: (path: string) => `Every fit: ${path}`,
  again: 'The report has it after the next "clientele study" into this folder.',
};
