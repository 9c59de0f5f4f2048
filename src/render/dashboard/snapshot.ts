import {
  categoryName,
  escapeXml,
  fieldLabel,
  sayTemplate,
  type TileContext,
  textBlocks,
  themePairs,
  themes,
  tileChart,
  tileNumbers,
} from '../../charts/index.ts';
import type { DashboardFilter, DashboardTile } from '../../contract/index.ts';
import { drawTile } from './draw-tile.ts';

interface SnapshotOptions {
  /** What the reader had filtered; defaults to nothing. */
  readonly filters?: DashboardFilter;
  /** TrueType fonts that the page carries; defaults to none. */
  readonly fonts?: readonly { readonly family: string; readonly weight: number; readonly base64: string }[];
}

const pageWidth = 1152;
const gap = 16;
const rowHeight = 80;

/** A dashboard as one self-contained page: pictures as shapes, numbers as tables, no script. Equal data give equal bytes. */
export function renderSnapshot(
  context: TileContext,
  { filters = {}, fonts = [] }: SnapshotOptions = {},
): string {
  const { dashboard, answer, words } = context;
  const { language } = words;
  const title = escapeXml(dashboard.title[language]);
  const said = words.dashboard;
  const chips = Object.entries(filters).map(
    ([field, keys]) =>
      `<li>${escapeXml(`${fieldLabel(context, field)}: ${keys.map((key) => categoryName(context, field, key)).join(', ')}`)}</li>`,
  );
  const chapters = dashboard.chapters.map(
    (chapter) =>
      `<section id="${escapeXml(chapter.id)}"><h2>${escapeXml(chapter.title[language])}</h2>\n<div class="grid">${chapter.tiles
        .map((tile) => figure(tile, context, filters))
        .join('\n')}</div>\n${
        chapter.summary
          ? `<p class="summary"><b>${said.summary}.</b> ${escapeXml(sayTemplate(chapter.summary[language], context))}</p>`
          : ''
      }</section>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${title}</title>
<style>${fonts.map(({ family, weight, base64 }) => `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/ttf;base64,${base64}) format('truetype')}`).join('\n')}
${style()}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="rows">${escapeXml(said.page.rows(answer))}</p>
${chips.length > 0 ? `<ul class="chips">${chips.join('')}</ul>` : ''}
<nav aria-label="${said.page.chapters}"><ul>${dashboard.chapters.map(({ id, title: name }) => `<li><a href="#${escapeXml(id)}">${escapeXml(name[language])}</a></li>`).join('')}</ul></nav>
${chapters.join('\n')}
</main>
</body>
</html>
`;
}

function figure(tile: DashboardTile, context: TileContext, filters: DashboardFilter): string {
  const { words } = context;
  const spec = tileChart(tile, context);
  const { x, y, w, h } = tile.layout;
  const width = Math.floor((pageWidth + gap) * (w / 12) - gap - 34);
  const height = h * rowHeight - 110;
  const place = `grid-column:${x + 1}/span ${w};grid-row:${y + 1}/span ${h}`;
  const text =
    spec.kind === 'text'
      ? textHtml(tile.text?.[words.language] ?? '', context)
      : drawTile(spec, { width, height: Math.max(80, height), filters });
  const { head, rows } = tileNumbers(tile, context);
  const numbers =
    tile.chart === 'markdown'
      ? ''
      : `<details><summary>${words.dashboard.page.numbers}</summary><div class="scroll" tabindex="0"><table><thead><tr>${head.map((one) => `<th scope="col">${escapeXml(one)}</th>`).join('')}</tr></thead><tbody>${rows
          .map(
            ({ cells }) =>
              `<tr>${cells.map((cell, i) => (i === 0 ? `<th scope="row">${escapeXml(cell)}</th>` : `<td>${escapeXml(cell)}</td>`)).join('')}</tr>`,
          )
          .join('')}</tbody></table></div></details>`;
  return `<figure id="tile-${tile.id}" style="${place}"><h3>${escapeXml(spec.title)}</h3>${spec.subtitle === '' ? '' : `<p class="note">${escapeXml(spec.subtitle)}</p>`}${text}${spec.caption === '' ? '' : `<p class="note">${escapeXml(spec.caption)}</p>`}${numbers}</figure>`;
}

function textHtml(text: string, context: TileContext): string {
  return textBlocks(sayTemplate(text, context))
    .map(({ kind, pieces }) => {
      const inside = pieces
        .map((piece) => (piece.isBold ? `<b>${escapeXml(piece.text)}</b>` : escapeXml(piece.text)))
        .join('');
      return kind === 'heading'
        ? `<h4>${inside}</h4>`
        : kind === 'item'
          ? `<p class="item">• ${inside}</p>`
          : `<p>${inside}</p>`;
    })
    .join('');
}

function style(): string {
  const turned = themePairs()
    .map(([light, dark]) => `svg [fill="${light}"]{fill:${dark}}svg [stroke="${light}"]{stroke:${dark}}`)
    .join('');
  const { light, dark } = themes;
  return `*{box-sizing:border-box}
:root{color-scheme:light;--ground:#f7f8f9;--surface:${light.surface};--ink:${light.ink};--muted:${light.muted};--rule:${light.rule};--accent:#0b5cad}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ground:#0e1013;--surface:${dark.surface};--ink:${dark.ink};--muted:${dark.muted};--rule:${dark.rule};--accent:#7ab8ff}${turned}}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 'IBM Plex Sans',system-ui,sans-serif}
main{max-width:${pageWidth + 48}px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:24px;margin:0}h2{font-size:20px;margin:48px 0 16px}h3{font-size:15px;line-height:1.35;margin:0}h4{margin:8px 0}
a{color:var(--accent)}nav ul,.chips{list-style:none;display:flex;flex-wrap:wrap;gap:8px 20px;padding:0;margin:12px 0}
.chips li{border:1px solid var(--rule);border-radius:16px;padding:2px 12px;background:var(--surface)}
.grid{display:grid;grid-template-columns:repeat(12,minmax(0,1fr));grid-auto-rows:minmax(${rowHeight - gap}px,auto);gap:${gap}px}
figure{margin:0;padding:14px 16px 10px;background:var(--surface);border:1px solid var(--rule);border-radius:8px;min-width:0}
.note,.rows{color:var(--muted);font-size:12px;margin:2px 0 8px}.summary{max-width:80ch;margin:20px 0 0}
svg{display:block;max-width:100%;height:auto}
details{font-size:12px;margin-top:6px}summary{cursor:pointer;color:var(--muted)}.scroll{max-height:320px;overflow:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:3px 10px 3px 0;text-align:right;border-bottom:1px solid var(--rule);font-weight:400}th:first-child{text-align:left}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (max-width:800px){.grid{display:block}figure{margin-bottom:16px}}
@media print{figure{break-inside:avoid}}`;
}
