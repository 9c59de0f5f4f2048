import type { Imputation, StudyConfig } from '../contract/index.ts';
import {
  columnSubsets,
  correctForGrid,
  deriveSeed,
  dominates,
  judgeExcess,
  nullBand,
  paretoLayers,
  type SearchedRows,
  type SubsetDescription,
  type SubsetSearch,
  selectFrameColumns,
  selectFrameRows,
  type Verdict,
} from '../ml/index.ts';
import { type Choice, tableOf } from './choose.ts';
import { type ImputedTable, signalOf } from './impute.ts';
import { pickRows } from './pick-rows.ts';
import type { StudyPorts } from './ports.ts';
import type { StageParts } from './stage-parts.ts';
import { namesOfRole } from './table.ts';
import { type TiedPair, tiedPairs } from './tied-pairs.ts';

/** What is searched, and how thoroughly. */
export interface SearchOptions {
  /** Columns of a set, at most, from 2; defaults to 4. */
  readonly most?: number;
  /** Defaults to 8, or the chosen k where that is more; k begins at 2. */
  readonly kTo?: number;
  /** Shuffled copies of the table, from 19; defaults to 99, which can give p = 0.01. */
  readonly copies?: number;
  /** Sets of more distinct rows than this are searched on so many random train rows; defaults to 500. */
  readonly rows?: number;
}

/** One fit of the search: a set of columns at one k. */
export interface SearchCell {
  readonly columns: readonly string[];
  readonly k: number;
  readonly silhouette: number;
  readonly nullMean: number;
  readonly nullSd: number;
  readonly excess: number;
  /** As the best of all that were searched. */
  readonly p: number;
  readonly verdict: Verdict;
}

/** A fit that was looked at more closely. */
export interface FoundCell extends SearchCell, SubsetDescription {
  /** 1: no other of the list is at least as good in excess, stability and fidelity, and better in one. */
  readonly layer: number;
  /** Place by excess among all fits, from 1. */
  readonly place: number;
}

export interface SearchResult {
  readonly version: 1;
  /** Key of the stage whose tables were searched. */
  readonly after: string;
  readonly imputation: Imputation;
  readonly seed: number;
  readonly columns: readonly string[];
  readonly most: number;
  readonly kFrom: number;
  readonly kTo: number;
  readonly copies: number;
  readonly rows: number;
  readonly nSubsets: number;
  readonly nCells: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Pairs of columns that say nearly the same: no set holds both. */
  readonly tied: readonly TiedPair[];
  /** Each set at its best k, by layer, then by excess. */
  readonly found: readonly FoundCell[];
  /** The study's own choice of columns and k, coded by type; null where it has other columns or one alone. */
  readonly chosen: (FoundCell & { /** Of the list, in all three. */ readonly nBetter: number }) | null;
}

/** A finished study, as far as a search needs it. */
export interface SearchedStudy {
  readonly config: StudyConfig;
  readonly tables: readonly ImputedTable[];
  readonly choice: Choice;
  /** Key of the stage that imputed. */
  readonly after: string;
}

const kFrom = 2;
const nStarts = 1;
const nSwaps = 10;
const nResamples = 20;
/** Sets that are looked at more closely, at most. */
const nListed = 60;
/** The share of the time that the scores take; the rest are the closer looks. */
const scoreShare = 0.9;

/**
 * Clusters every set of up to `most` client columns at every k, coded by type, on the rows and on shuffled copies of the
 * whole table; looks more closely at the sets that stand out, and orders them.
 *
 * Sets with few distinct rows are clustered on all train rows, the others on a sample; the same in every copy.
 */
export async function searchColumns(
  { config, tables, choice, after }: SearchedStudy,
  options: SearchOptions,
  ports: Pick<StudyPorts, 'compute' | 'signal'>,
  parts: StageParts,
  onProgress: (fraction: number) => void = () => {},
): Promise<{ readonly result: SearchResult; readonly cells: readonly SearchCell[] }> {
  const { most = 4, copies = 99, rows: limit = 500 } = options;
  const names = namesOfRole(config, 'feature').filter((name) => varies(tables, choice, name));
  const all = selectFrameColumns(tableOf(tables, choice.imputation).train, names);
  const own = names.filter((name) => choice.features.includes(name));
  const isChosen = own.length === choice.features.length && own.length > 1;
  const kTo = options.kTo ?? Math.max(8, isChosen ? choice.k : 0);
  const tied = tiedPairs(all);
  const sets = columnSubsets(
    names,
    most,
    tied.map(({ columns }) => columns),
  );
  const subsets = sets.some((set) => set.join() === own.join()) || !isChosen ? sets : [...sets, own];
  const seed = deriveSeed(config.seed, 'search');
  const search: SearchedRows & SubsetSearch = {
    all,
    sample: selectFrameRows(all, pickRows(all.nRows, limit, deriveSeed(seed, 'rows'))),
    limit,
    kFrom,
    kTo,
    nStarts,
    nSwaps,
    seed,
  };
  const shuffles = [null, ...Array.from({ length: copies }, (_, c) => deriveSeed(seed, 'copy', c))];
  const scored = await parts.map(
    shuffles.map((_, t) => `table ${t}`),
    async (t, mapOptions) => {
      const [value] = await ports.compute.map(
        'searchTable',
        [{ ...search, subsets, shuffle: shuffles[t] }],
        mapOptions,
      );
      return { value, files: [] };
    },
    { onProgress: (fraction) => onProgress(scoreShare * fraction) },
  );
  const cells = judgeCells(
    subsets,
    scored.map(({ value }) => value),
    kTo,
    config,
  );
  const looked = listed(cells);
  const mine = cells.find(({ columns, k }) => isChosen && k === choice.k && columns.join() === own.join());
  const wanted = mine === undefined ? looked : [...looked, mine];
  const described = await ports.compute.map(
    'describeSubset',
    wanted.map(({ columns, k }) => ({
      ...search,
      names: columns,
      k,
      treeDepth: config.classifier.treeDepth,
      nResamples,
    })),
    { onProgress: (fraction) => onProgress(scoreShare + (1 - scoreShare) * fraction), ...signalOf(ports) },
  );
  const merits = looked.map(({ excess }, i) => meritsOf(excess, described[i]));
  const layers = paretoLayers(merits);
  const places = placesOf(cells);
  const found = looked
    .map((cell, i): FoundCell => ({ ...cell, ...described[i], layer: layers[i], place: places(cell) }))
    .sort((a, b) => a.layer - b.layer || b.excess - a.excess);
  const count = (verdict: Verdict): number => cells.filter((cell) => cell.verdict === verdict).length;
  return {
    cells,
    result: {
      version: 1,
      after,
      imputation: choice.imputation,
      seed: config.seed,
      columns: names,
      most: Math.min(most, names.length),
      kFrom,
      kTo,
      copies,
      rows: search.sample.nRows,
      nSubsets: subsets.length,
      nCells: cells.length,
      counts: { none: count('none'), weak: count('weak'), clear: count('clear') },
      tied,
      found,
      chosen: mine === undefined ? null : chosenCell(mine, described[looked.length], merits, places(mine)),
    },
  };
}

/** A column of one value has nothing to say, and cannot be tied to another. */
function varies(tables: readonly ImputedTable[], { imputation }: Choice, name: string): boolean {
  const [column] = selectFrameColumns(tableOf(tables, imputation).train, [name]).columns;
  const cells: ArrayLike<number> = column.kind === 'numeric' ? column.values : column.codes;
  return Array.from(cells).some((cell) => cell !== cells[0]);
}

/** @param tables scores of the rows as they are, then of every copy, shape (subsets, ks) each */
function judgeCells(
  subsets: readonly (readonly string[])[],
  [observed, ...copies]: readonly Float64Array[],
  kTo: number,
  config: StudyConfig,
): SearchCell[] {
  const nKs = kTo - kFrom + 1;
  const at = Array.from(observed.keys()).filter((place) => !Number.isNaN(observed[place]));
  const scores = at.map((place) => ({
    score: observed[place],
    copies: copies.map((copy) => copy[place]),
  }));
  const grid = correctForGrid(scores);
  return at.map((place, c): SearchCell => {
    const { mean, sd, excess } = nullBand(scores[c].score, scores[c].copies);
    return {
      columns: subsets[Math.floor(place / nKs)],
      k: kFrom + (place % nKs),
      silhouette: scores[c].score,
      nullMean: mean,
      nullSd: sd,
      excess,
      p: grid.p[c],
      verdict: judgeExcess({ excess, p: grid.p[c] }, config.verdict),
    };
  });
}

const verdictOrder: readonly Verdict[] = ['clear', 'weak', 'none'];

/** Each set at its best k, those of the best verdict first, then the most excess. */
function listed(cells: readonly SearchCell[]): SearchCell[] {
  const best = new Map<string, SearchCell>();
  const order = (a: SearchCell, b: SearchCell): number =>
    verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict) || b.excess - a.excess;
  for (const cell of cells) {
    const known = best.get(cell.columns.join());
    if (known === undefined || order(cell, known) < 0) best.set(cell.columns.join(), cell);
  }
  return [...best.values()].sort(order).slice(0, nListed);
}

function meritsOf(excess: number, { stability, fidelity }: SubsetDescription): number[] {
  return [excess, stability, fidelity];
}

function placesOf(cells: readonly SearchCell[]): (cell: SearchCell) => number {
  return ({ excess }) => 1 + cells.filter((other) => other.excess > excess).length;
}

function chosenCell(
  cell: SearchCell,
  description: SubsetDescription,
  merits: readonly (readonly number[])[],
  place: number,
): NonNullable<SearchResult['chosen']> {
  const own = meritsOf(cell.excess, description);
  const layers = paretoLayers([...merits, own]);
  return {
    ...cell,
    ...description,
    layer: layers[layers.length - 1],
    place,
    nBetter: merits.filter((other) => dominates(other, own)).length,
  };
}
