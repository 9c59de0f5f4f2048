/** A cell of fewer clients than this has no figure of its own in the recipe. */
export const minClients = 10;

const mostRounds = 400;
/** Ends when no expected count of a table is further from the counted one than this share of the clients. */
const tolerance = 5e-5;
const largestFactor = 1e4;

/**
 * A variable as the fit sees it: a state of 0 … nStates − 1 for each client.
 *
 * @typedef {{ name: string, nStates: number, states: Int32Array }} Coded
 */

/**
 * How many times likelier each state becomes with the state of an earlier variable: one table for each of them.
 *
 * The chance of a state is the product of its weight and its factors, over the sum for all states: a multinomial
 * logistic regression, fitted by iterative proportional fitting of one table after the other (generalized iterative
 * scaling; Darroch and Ratcliff 1972). At the end the expected two-way counts are those of the real clients.
 * Cells of fewer than `minClients` share a factor: those where independence expects as few, and the others.
 *
 * @param {Coded} variable
 * @param {readonly Coded[]} earlier
 */
export function fitFactors(variable, earlier) {
  const { nStates, states } = variable;
  const nRows = states.length;
  const weights = countOf(variable).map((count) => Math.max(count, minClients));
  const products = new Float64Array(nRows * nStates);
  for (let row = 0; row < nRows; row++) products.set(weights, row * nStates);
  const tables = earlier.map((parent) => startTable(variable, parent));
  let rounds = 0;
  for (let worst = 1; worst > tolerance && rounds < mostRounds; rounds++) {
    worst = 0;
    for (const table of tables) worst = Math.max(worst, scaleTable(table, products, nStates));
  }
  return {
    weights: [...weights],
    factors: tables.map(({ parent, factors }) => ({ parent, factors })),
    rounds,
  };
}

/** @param {Coded} variable */
export function countOf({ nStates, states }) {
  const counts = new Float64Array(nStates);
  for (const state of states) counts[state]++;
  return counts;
}

/**
 * @param {Coded} variable
 * @param {Coded} parent
 */
function startTable(variable, parent) {
  const { nStates } = variable;
  const nRows = variable.states.length;
  const counts = new Float64Array(parent.nStates * nStates);
  for (let row = 0; row < nRows; row++) counts[parent.states[row] * nStates + variable.states[row]]++;
  const ofParent = countOf(parent);
  const ofVariable = countOf(variable);
  // The class of each cell: those from 2 on stand alone, 0 and 1 are shared.
  let nClasses = 2;
  const classes = Int32Array.from(counts, (count, cell) => {
    if (count >= minClients) return nClasses++;
    const expected = (ofParent[Math.floor(cell / nStates)] * ofVariable[cell % nStates]) / nRows;
    return expected < minClients ? 0 : 1;
  });
  const counted = new Float64Array(nClasses);
  for (const [cell, count] of counts.entries()) counted[classes[cell]] += count;
  return { parent, classes, counted, factors: new Float64Array(counts.length).fill(1) };
}

/**
 * One step on one table; gives the largest difference of counted and expected, as a share of the clients.
 *
 * @param {ReturnType<typeof startTable>} table IN and OUT
 * @param {Float64Array} products IN and OUT: (nRows, nStates), the unscaled chances of each client's states
 * @param {number} nStates
 */
function scaleTable({ parent, classes, counted, factors }, products, nStates) {
  const nRows = parent.states.length;
  const expected = new Float64Array(counted.length);
  for (let row = 0; row < nRows; row++) {
    const from = row * nStates;
    let total = 0;
    for (let s = 0; s < nStates; s++) total += products[from + s];
    const cell = parent.states[row] * nStates;
    for (let s = 0; s < nStates; s++) expected[classes[cell + s]] += products[from + s] / total;
  }
  let worst = 0;
  const ratios = Float64Array.from(classes, (of, cell) => {
    worst = Math.max(worst, Math.abs(counted[of] - expected[of]) / nRows);
    const wanted = expected[of] > 0 ? (factors[cell] * counted[of]) / expected[of] : factors[cell];
    const kept = Math.min(Math.max(wanted, 1 / largestFactor), largestFactor);
    const ratio = kept / factors[cell];
    factors[cell] = kept;
    return ratio;
  });
  for (let row = 0; row < nRows; row++) {
    const cell = parent.states[row] * nStates;
    const from = row * nStates;
    for (let s = 0; s < nStates; s++) products[from + s] *= ratios[cell + s];
  }
  return worst;
}
