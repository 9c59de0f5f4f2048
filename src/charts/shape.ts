const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross', 'down', 'plus', 'star'] as const;

export type MarkShape = (typeof shapes)[number];

/** The shape of a segment by its lasting id, from 1: colour never stands alone. After eight they come round again. */
export function segmentShape(id: number): MarkShape {
  return shapes[(((id - 1) % shapes.length) + shapes.length) % shapes.length] ?? 'circle';
}
