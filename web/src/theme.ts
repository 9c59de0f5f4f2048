import { themes } from '../../src/charts/index.ts';

/** Gives the page the colours of the charts, as custom properties; the reader's system chooses the theme. */
export function applyThemes(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:root { ${properties('light')} } @media (prefers-color-scheme: dark) { :root { ${properties('dark')} } }`,
  );
  document.adoptedStyleSheets = [sheet];
}

function properties(name: keyof typeof themes): string {
  const { segments, ...roles } = themes[name];
  const colors = segments.map((color, i) => `--segment-${i + 1}: ${color};`);
  return [...Object.entries(roles).map(([role, color]) => `--${role}: ${color};`), ...colors].join(' ');
}

/** The custom property of a segment's colour, by its lasting id from 1. */
export function segmentProperty(id: number): string {
  return `var(--segment-${((id - 1) % themes.light.segments.length) + 1})`;
}
