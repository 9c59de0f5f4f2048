import type { Axis, MarkColor } from '../spec.ts';

/** A thing in a tile that can be chosen: what stands for some rows. */
export interface TileMark {
  /** Its place in `marks` of the tile. */
  readonly id: number;
  readonly value: number | null;
  readonly text: string;
  /** What it is, in words. */
  readonly name: string;
  /** Categories by field; empty where choosing it means nothing. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Colour and how strong it is laid on, from 0 to 1. */
export interface TilePaint {
  readonly color: MarkColor;
  readonly strength: number;
}

export interface TileSeries {
  readonly name: string;
  readonly paint: TilePaint;
  /** One a category; with paints of their own where each is a thing of its own. */
  readonly marks: readonly (TileMark & { readonly paint?: TilePaint })[];
}

interface TileHead {
  /** The finding. */
  readonly title: string;
  /** Variables and rows. */
  readonly subtitle: string;
  readonly caption: string;
  /** Every mark in the order of its id. */
  readonly marks: readonly TileMark[];
}

export interface BarsTile extends TileHead {
  readonly kind: 'bars';
  readonly layout: 'grouped' | 'stacked' | 'normalized' | 'histogram';
  readonly direction: 'horizontal' | 'vertical';
  readonly categories: readonly string[];
  readonly axis: Axis;
  readonly series: readonly TileSeries[];
}

export interface LinesTile extends TileHead {
  readonly kind: 'lines';
  readonly isFilled: boolean;
  readonly categories: readonly string[];
  readonly axis: Axis;
  readonly series: readonly TileSeries[];
}

export interface PieTile extends TileHead {
  readonly kind: 'pie';
  readonly hasHole: boolean;
  readonly slices: readonly { readonly mark: TileMark; readonly share: number; readonly paint: TilePaint }[];
}

export interface WheelTile extends TileHead {
  readonly kind: 'wheel';
  readonly axes: readonly { readonly name: string; readonly minText: string; readonly maxText: string }[];
  /** From centre to rim, 0 to 1, by axis; the last is the broken ring of all rows. */
  readonly rings: readonly {
    readonly mark: TileMark | null;
    readonly name: string;
    readonly paint: TilePaint;
    readonly places: readonly (number | null)[];
  }[];
}

export interface HeatTile extends TileHead {
  readonly kind: 'heat';
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Shape (rows, columns); `share` from 0 to 1 is the shade. */
  readonly cells: readonly (readonly { readonly mark: TileMark; readonly share: number }[])[];
}

export interface BoxesTile extends TileHead {
  readonly kind: 'boxes';
  readonly axis: Axis;
  readonly boxes: readonly {
    readonly mark: TileMark;
    readonly paint: TilePaint;
    /** Whisker, quartile, median, quartile, whisker; null where there is no row. */
    readonly five: readonly number[] | null;
  }[];
}

export interface PointsTile extends TileHead {
  readonly kind: 'points';
  readonly x: Axis;
  readonly y: Axis;
  readonly points: readonly {
    readonly mark: TileMark;
    readonly paint: TilePaint;
    readonly x: number;
    readonly y: number;
  }[];
}

export interface NumberTile extends TileHead {
  readonly kind: 'number';
  readonly value: string;
  readonly label: string;
  /** Other metrics, smaller. */
  readonly beside: readonly string[];
}

export interface TableTile extends TileHead {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly mark: TileMark | null }[];
}

/** Paragraphs and lists; `isBold` pieces stand out. */
export interface TextTile extends TileHead {
  readonly kind: 'text';
  readonly blocks: readonly TextBlock[];
}

export interface TextBlock {
  readonly kind: 'paragraph' | 'heading' | 'item';
  readonly pieces: readonly { readonly text: string; readonly isBold: boolean }[];
}

/** A tile of a dashboard as plain data: nothing in it depends on language, theme or size any more. */
export type TileSpec =
  | BarsTile
  | LinesTile
  | PieTile
  | WheelTile
  | HeatTile
  | BoxesTile
  | PointsTile
  | NumberTile
  | TableTile
  | TextTile;
