import type { ChartSpec } from '../../charts/index.ts';

/** Where a picture belongs; the report shows each group in its chapter. */
export type PictureGroup =
  | 'analysis'
  | 'sweep-with-context'
  | 'sweep-without-context'
  | 'clusters'
  | 'models'
  | 'checks';

/** A picture of the study in one language: its file, without an ending, and what it shows. */
export interface Picture {
  /** Such as `images/clusters/radar_segments`; it gets `.svg` and `.png`. */
  readonly file: string;
  readonly group: PictureGroup;
  readonly spec: ChartSpec;
}
