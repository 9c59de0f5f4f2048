/**
 * Layers of a Pareto order, higher is better in each coordinate: layer 1 are the points that no other beats (at least
 * as good everywhere, better somewhere), layer 2 those that only points of layer 1 beat, and so on. O(points³) at worst.
 *
 * @param points of equal length, no NaN
 * @returns the layer of each, from 1
 */
export function paretoLayers(points: readonly (readonly number[])[]): number[] {
  const layers = points.map(() => 0);
  for (let layer = 1; layers.includes(0); layer++) {
    const left = points.flatMap((_, i) => (layers[i] === 0 ? [i] : []));
    for (const i of left) {
      if (!left.some((j) => dominates(points[j], points[i]))) layers[i] = layer;
    }
  }
  return layers;
}

/** Whether a is at least as good as b everywhere and better somewhere. */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, i) => value >= b[i]) && a.some((value, i) => value > b[i]);
}
