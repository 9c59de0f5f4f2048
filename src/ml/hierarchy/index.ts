// linkage
export {
  type Linkage,
  type LinkageMethod,
  type LinkRowsOptions,
  linkRows,
  type Merge,
} from './link-rows.ts';
// flat clusters
export { cutLinkage } from './cut-linkage.ts';
// the top of a tree
export {
  type TruncatedLinkage,
  type TruncateLinkageOptions,
  truncateLinkage,
} from './truncate-linkage.ts';
