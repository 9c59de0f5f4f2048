// sets of columns
export { columnSubsets } from './column-subsets.ts';
// what no other beats
export { dominates, paretoLayers } from './pareto-layers.ts';
// their rows
export {
  type SearchedRows,
  type SubsetRows,
  subsetRows,
  type ValueCodes,
  valueCodes,
} from './subset-rows.ts';
