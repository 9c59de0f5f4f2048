/** When a profile raises its alerts, and how much it shows. */
export const profileRules = Object.freeze({
  /** leak: the column's AUC less two standard errors reaches this; above it a whole model would be called excellent. */
  leakAuc: 0.8,
  /** leak: rows of either outcome below which nothing is said. */
  leakRows: 10,
  /** date: the value changes from row to row at most so often, as a share of what a random order gives. */
  dateChanges: 0.05,
  /** date: expected changes below which nothing is said. */
  dateExpected: 20,
  /** The calendar is derived where the month changes from row to row at most so often, as a share of a random order. */
  monthChanges: 0.5,
  /** identifier: different values as a share of the known ones (text), or all of them (whole numbers). */
  identifierShare: 0.95,
  /** identifier: known rows below which nothing is said. */
  identifierRows: 20,
  /** nearly-constant: the share of one value among the known ones. */
  constantShare: 0.99,
  /** missing: the share of unknown cells. */
  missingShare: 0.2,
  /** scale: how many times the median standard deviation of the other numeric columns. */
  scaleRatio: 1e6,
  /** Categories that are listed; the others are counted together. */
  shownCategories: 12,
  /** Numbers are listed up to so many different ones; beyond, in so many bins. */
  bins: 20,
  /** Pairs of columns are compared among so many columns, the first ones: the cost grows with their square. */
  comparedColumns: 60,
});
