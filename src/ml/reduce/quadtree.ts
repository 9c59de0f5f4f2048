/**
 * Points of the plane in a quadtree: flat arrays, nodes in preorder.
 *
 * A node is the bounding box of its points, halved in both directions; one whose points are all equal is a leaf.
 * Every other node has at least two children, so there are at most 2 nPoints − 1 nodes.
 */
export interface Quadtree {
  readonly theta: number;
  /** Points in the order of the tree: near ones are near in memory. */
  readonly order: Int32Array;
  /**
   * Four numbers a node: x and y of the centre of mass, how many points, and the squared distance up to which a
   * point must look inside, (diagonal ÷ θ)²; −1 for a leaf.
   */
  readonly nodes: Float64Array;
  /** The node after this one's descendants. */
  readonly skip: Int32Array;
  nNodes: number;
}

/**
 * An empty tree with room for nPoints; `buildQuadtree` fills it.
 *
 * @param theta a node counts as one mass where its diagonal < θ × distance (Barnes and Hut 1986); 0 is exact
 */
export function createQuadtree(nPoints: number, theta: number): Quadtree {
  const capacity = 2 * nPoints;
  return {
    theta,
    order: new Int32Array(nPoints),
    nodes: new Float64Array(4 * capacity),
    skip: new Int32Array(capacity),
    nNodes: 0,
  };
}

/**
 * Fills the tree. O(nPoints × depth), about nPoints × log nPoints; allocates nothing.
 *
 * @param tree OUT
 * @param points (x, y) pairs, finite
 * @param scratch OUT, length nPoints
 */
export function buildQuadtree(tree: Quadtree, points: Float64Array, scratch: Int32Array): void {
  const { order } = tree;
  for (let i = 0; i < order.length; i++) order[i] = i;
  tree.nNodes = 0;
  addNode(tree, points, scratch, 0, order.length);
}

function addNode(
  tree: Quadtree,
  points: Float64Array,
  scratch: Int32Array,
  start: number,
  end: number,
): void {
  const { order } = tree;
  let sumX = 0;
  let sumY = 0;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.POSITIVE_INFINITY;
  let top = Number.NEGATIVE_INFINITY;
  for (let k = start; k < end; k++) {
    const x = points[2 * order[k]];
    const y = points[2 * order[k] + 1];
    sumX += x;
    sumY += y;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  const node = tree.nNodes++;
  const diagonal = Math.hypot(right - left, top - bottom);
  const reach = diagonal / tree.theta;
  tree.nodes[4 * node] = diagonal > 0 ? sumX / (end - start) : left;
  tree.nodes[4 * node + 1] = diagonal > 0 ? sumY / (end - start) : bottom;
  tree.nodes[4 * node + 2] = end - start;
  tree.nodes[4 * node + 3] = diagonal > 0 ? reach * reach : -1;
  if (diagonal > 0) {
    const middleX = middle(left, right);
    const middleY = middle(bottom, top);
    const split = partition(order, points, scratch, start, end, 0, middleX);
    const lower = partition(order, points, scratch, start, split, 1, middleY);
    const upper = partition(order, points, scratch, split, end, 1, middleY);
    if (lower > start) addNode(tree, points, scratch, start, lower);
    if (split > lower) addNode(tree, points, scratch, lower, split);
    if (upper > split) addNode(tree, points, scratch, split, upper);
    if (end > upper) addNode(tree, points, scratch, upper, end);
  }
  tree.skip[node] = tree.nNodes;
}

/** Between two numbers, below the larger one also where they are next to each other. */
function middle(low: number, high: number): number {
  const half = low + (high - low) / 2;
  return half < high ? half : low;
}

/** Moves the points at most `limit` to the front, keeping order on both sides; where the others start. */
function partition(
  order: Int32Array,
  points: Float64Array,
  scratch: Int32Array,
  start: number,
  end: number,
  axis: 0 | 1,
  limit: number,
): number {
  let front = start;
  let nBack = 0;
  for (let k = start; k < end; k++) {
    const point = order[k];
    if (points[2 * point + axis] <= limit) order[front++] = point;
    else scratch[nBack++] = point;
  }
  for (let k = 0; k < nBack; k++) order[front + k] = scratch[k];
  return front;
}

/**
 * Repulsion of every point by all others under the kernel q = 1 ÷ (1 + d²): adds Σ q² (point − other) to
 * `forces` and returns Z = Σ q over ordered pairs.
 *
 * About O(nPoints × log nPoints ÷ θ²); O(nPoints²) where θ is 0.
 *
 * @param forces OUT, (x, y) pairs, overwritten
 */
export function repel(tree: Quadtree, points: Float64Array, forces: Float64Array): number {
  const { order, nodes, skip, nNodes } = tree;
  let z = 0;
  for (let k = 0; k < order.length; k++) {
    const point = 2 * order[k];
    const px = points[point];
    const py = points[point + 1];
    let fx = 0;
    let fy = 0;
    let sum = 0;
    for (let node = 0; node < nNodes; ) {
      const dx = px - nodes[4 * node];
      const dy = py - nodes[4 * node + 1];
      const squared = dx * dx + dy * dy;
      if (nodes[4 * node + 3] >= squared) {
        node++;
        continue;
      }
      const q = 1 / (1 + squared);
      const weight = nodes[4 * node + 2] * q;
      sum += weight;
      fx += weight * q * dx;
      fy += weight * q * dy;
      node = skip[node];
    }
    forces[point] = fx;
    forces[point + 1] = fy;
    // The point itself was met at distance 0.
    z += sum - 1;
  }
  return z;
}
