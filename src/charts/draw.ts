import type { ChartSpec } from './spec.ts';

export interface DrawOptions {
  /** Pixels; defaults to 1200. */
  readonly width?: number;
  /** Pixels of the whole picture; defaults to what the chart needs. */
  readonly height?: number;
  /** Defaults to 'light'. */
  readonly theme?: 'light' | 'dark';
}

/** Draws a chart as one SVG element, with the finding as its name. Equal input gives equal text. */
export type Draw = (spec: ChartSpec, options?: DrawOptions) => string;

export interface PictureJob {
  readonly spec: ChartSpec;
  readonly options?: DrawOptions;
}

/** One chart in both forms: the same picture. */
export interface Picture {
  readonly svg: string;
  readonly png: Uint8Array;
}

export interface DrawPicturesOptions {
  /** Ends the work when it turns on: the promise rejects. */
  readonly signal?: { readonly aborted: boolean };
  /** The share that is done, from 0 to 1; it never falls. */
  readonly onProgress?: (fraction: number) => void;
  /** How many jobs there are, for `onProgress`; defaults to the length of an array. */
  readonly nJobs?: number;
}

/** Draws many charts, here or on threads: the same bytes either way, in the order of the jobs. */
export interface DrawPictures {
  draw(jobs: Iterable<PictureJob>, options?: DrawPicturesOptions): Promise<Picture[]>;
  close(): Promise<void>;
}
