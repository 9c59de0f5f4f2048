import type { MarkColor } from './spec.ts';

export type ThemeName = 'light' | 'dark';

/** Every colour of a picture. Within a theme no two roles share a colour, so one theme maps to the other. */
export interface Theme {
  readonly surface: string;
  /** Titles, values and the mark that the chart is about. */
  readonly ink: string;
  /** Subtitles, axes and captions: 4.5 : 1. */
  readonly muted: string;
  /** Marks of context: 3 : 1. */
  readonly context: string;
  /** Grid lines and borders. */
  readonly rule: string;
  /** Plain bars, and the ground of a heat map's cell, laid on with the opacity of its share. */
  readonly shade: string;
  /** The same where shades diverge, on the other side of zero. */
  readonly shadeAbove: string;
  /** By segment id − 1. */
  readonly segments: readonly string[];
}

/**
 * Searched for, not picked: of eight hue bands, the colours whose smallest OKLab distance is largest in normal
 * sight and under full protanopia, deuteranopia and tritanopia (Machado, Oliveira, Fernandes 2009), each at
 * least 3 : 1 on its surface.
 */
export const themes: { readonly light: Theme; readonly dark: Theme } = Object.freeze({
  light: Object.freeze({
    surface: '#ffffff',
    ink: '#1b1f24',
    muted: '#59616b',
    context: '#8b939d',
    rule: '#e1e4e8',
    shade: '#2f5d9b',
    shadeAbove: '#b4560c',
    segments: ['#4990fd', '#b8370b', '#197f73', '#8823aa', '#b08d1a', '#e840bf', '#00455d', '#652800'],
  }),
  dark: Object.freeze({
    surface: '#16191d',
    ink: '#eceff2',
    muted: '#a3acb6',
    context: '#737c86',
    rule: '#30363d',
    shade: '#6f9fdd',
    shadeAbove: '#e08a3c',
    segments: ['#53a1fd', '#fd92a2', '#0e7832', '#9443da', '#999e19', '#de3d8d', '#78f3ff', '#ffd689'],
  }),
});

/** The colour of a segment by its lasting id, from 1; after eight the colours come round again. */
export function segmentColor(id: number, theme: ThemeName = 'light'): string {
  const { segments, context } = themes[theme];
  const nColors = segments.length;
  return segments[(((id - 1) % nColors) + nColors) % nColors] ?? context;
}

export function markColor(color: MarkColor, theme: ThemeName): string {
  if (color === 'highlight') return themes[theme].ink;
  if (color === 'plain') return themes[theme].shade;
  if (color === 'context') return themes[theme].context;
  return segmentColor(color.segment, theme);
}

/** Pairs of [light, dark] colours, for a page that turns a light picture dark by style sheet. */
export function themePairs(): readonly (readonly [string, string])[] {
  const { light, dark } = themes;
  const roles = ['surface', 'ink', 'muted', 'context', 'rule', 'shade', 'shadeAbove'] as const;
  return [
    ...roles.map((role) => [light[role], dark[role]] as const),
    ...light.segments.map((color, i) => [color, dark.segments[i] ?? color] as const),
  ];
}
