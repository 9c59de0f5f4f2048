// fitting
export { type FitTreeOptions, fitTree } from './fit-tree.ts';
export { type FitThresholdTreeOptions, fitThresholdTree } from './fit-threshold-tree.ts';
// prediction
export { leafOfRows, predictTree, predictTreeProbabilities } from './predict-tree.ts';
// the model
export type { DecisionTree, TreeLeaf, TreeNode, TreeSplit } from './tree.ts';
// explanation
export { type TreePath, type TreeStep, treePath } from './tree-path.ts';
export { type TreeCondition, type TreeRule, treeRules } from './tree-rules.ts';
