import { createTheme } from '@mantine/core';
import { type ThemeName, themes } from '../../src/charts/index.ts';

/** What Mantine asks for in code; colours stand in `style.css` and below, since the policy allows no style element. */
export const theme = createTheme({
  primaryShade: 8,
  autoContrast: true,
  fontFamily: "'IBM Plex Sans', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif",
  defaultRadius: 'sm',
  respectReducedMotion: true,
});

/** Gives the page the colours of the charts, as custom properties, for both themes. */
export function applyThemes(): void {
  const sheet = new CSSStyleSheet();
  const names: readonly ThemeName[] = ['light', 'dark'];
  sheet.replaceSync(
    names.map((name) => `:root[data-mantine-color-scheme="${name}"] { ${propertiesOf(name)} }`).join('\n'),
  );
  document.adoptedStyleSheets = [sheet];
}

function propertiesOf(name: ThemeName): string {
  const { segments, ...roles } = themes[name];
  const colors = segments.map((color, i) => `--segment-${i + 1}: ${color};`);
  return [...Object.entries(roles).map(([role, color]) => `--${role}: ${color};`), ...colors].join(' ');
}

/** The custom property of a segment's colour, by its lasting id from 1. */
export function segmentProperty(id: number): string {
  return `var(--segment-${((id - 1) % themes.light.segments.length) + 1})`;
}
