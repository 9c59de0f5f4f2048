import { themePairs, themes } from '../../charts/index.ts';
import type { StudyPorts } from '../ports.ts';

/**
 * The style sheet of the report: light and dark, and for paper. Charts are drawn light and turned by their colours.
 *
 * @param fonts carried within the page, so that a chart's text is as wide as it was planned
 */
export function reportStyle(fonts: NonNullable<StudyPorts['fonts']> = []): string {
  const faces = fonts.map(
    ({ family, weight, base64 }) =>
      `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/ttf;base64,${base64}) format('truetype')}\n`,
  );
  const segments = (colors: readonly string[]): string =>
    colors.map((color, i) => `--s${i + 1}:${color}`).join(';');
  const turned = themePairs()
    .map(([light, dark]) => `svg [fill="${light}"]{fill:${dark}}svg [stroke="${light}"]{stroke:${dark}}`)
    .join('\n');
  const swatches = themes.light.segments.map((_, i) => `.s${i + 1}{background:var(--s${i + 1})}`).join('');
  return `${faces.join('')}:root{color-scheme:light;--ground:#f7f8f9;--surface:${themes.light.surface};--ink:${themes.light.ink};--muted:${themes.light.muted};--rule:#d7dbe0;--accent:#0b5cad;${segments(themes.light.segments)}}
@media screen and (prefers-color-scheme:dark){
:root{color-scheme:dark;--ground:#0e1013;--surface:${themes.dark.surface};--ink:${themes.dark.ink};--muted:${themes.dark.muted};--rule:#343b43;--accent:#7ab8ff;${segments(themes.dark.segments)}}
${turned}
}
${rules}
${swatches}`;
}

const rules = `*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:64px}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 'IBM Plex Sans',system-ui,-apple-system,'Segoe UI',sans-serif}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:8px;top:-64px;background:var(--surface);padding:8px 16px;z-index:2}
.skip:focus{top:8px}
.page{max-width:1200px;margin:0 auto;padding:0 24px;display:grid;grid-template-columns:168px minmax(0,960px);gap:32px}
nav{position:sticky;top:0;align-self:start;padding:32px 0}
nav ul{list-style:none;margin:0;padding:0}
nav a{display:block;padding:8px 0;color:var(--muted);text-decoration:none}
nav a:hover{color:var(--ink);text-decoration:underline}
main{padding:32px 0 64px;min-width:0}
.eyebrow{color:var(--muted);margin:0}
h1,h2{font-size:20px;line-height:1.3;font-weight:600;margin:0;text-wrap:balance}
h1{margin:4px 0 8px;font-size:24px}
h3{font-size:16px;font-weight:600;margin:40px 0 8px}
p,li{max-width:72ch}
p{margin:8px 0}
section{margin-top:32px}
section.chapter{margin-top:64px;padding-top:24px;border-top:1px solid var(--rule)}
.keys{display:grid;grid-template-columns:2fr 1fr 1fr 1fr 1fr;gap:16px 24px;margin:24px 0;padding:16px 24px;background:var(--surface);border:1px solid var(--rule);border-radius:8px}
.findings{max-width:76ch;margin:16px 0;padding-left:20px;font-size:16px;line-height:1.5}.findings li{margin:8px 0}
.keys div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.keys dt{color:var(--muted);font-size:12px;line-height:1.4}
.keys dd{margin:0;font-size:20px;line-height:40px;font-weight:600;font-variant-numeric:tabular-nums}
.keys .main dd{font-size:32px}
.definition{font-size:12px;color:var(--muted)}
.shares{display:inline-block;min-width:168px}
.card{margin-top:12px;background:var(--surface);border:1px solid var(--rule);border-radius:8px;padding:8px 24px 16px}
.card ul{margin:8px 0;padding-left:20px}
.card li{margin:8px 0}
article.card{margin:16px 0;padding:16px 24px}
article.card h3{margin:0 0 4px}
article.card h4{font-size:14px;font-weight:600;margin:16px 0 0}
article.card li{margin:4px 0}
.card .rules{margin:0;padding:0}
.card .rules li{margin:0}
.languages{float:right;margin:0 0 0 24px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(176px,1fr));gap:12px 24px;margin:16px 0}
.facts div{display:flex;flex-direction:column;justify-content:space-between}
.facts dt{color:var(--muted);font-size:12px;line-height:1.4}
.facts dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
.facts .wide{grid-column:1/-1}
.facts .wide dd{font-weight:400}
.segments{list-style:none;margin:16px 0;padding:0;display:grid;gap:8px}
.segments>li{max-width:none;background:var(--surface);border:1px solid var(--rule);border-radius:8px;padding:12px 16px;display:grid;grid-template-columns:272px 176px minmax(0,1fr);gap:4px 16px}
.segment{font-weight:600}
table .segment{white-space:nowrap}
.segments a{color:inherit;text-decoration:none}
.segments a:hover{text-decoration:underline}
.swatch{display:inline-block;width:12px;height:12px;border-radius:2px;margin-right:8px;vertical-align:-1px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.number,.figures{font-variant-numeric:tabular-nums}
.rules{margin:0;padding:0;list-style:none}
.rules .note{margin-right:2px}
figure{margin:16px 0;background:var(--surface);border:1px solid var(--rule);border-radius:8px;overflow:hidden}
figure svg{display:block;max-width:100%;height:auto}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}
.pair figure{margin:0}
details{margin:8px 0}
.folded>summary{font-size:14px}
.folded figure{content-visibility:auto;contain-intrinsic-size:auto 560px}
figure details{margin:0;border-top:1px solid var(--rule);padding:0 24px}
summary{cursor:pointer;padding:8px 0;color:var(--accent);font-size:12px}
.scroll{overflow-x:auto;margin:16px 0}
table{border-collapse:collapse;font-size:13px;width:100%;background:var(--surface)}
caption{text-align:left;font-weight:600;padding:0 0 8px;background:var(--ground);color:var(--ink)}
figure caption{background:var(--surface)}
th,td{text-align:left;vertical-align:top;padding:6px 12px;border-bottom:1px solid var(--rule);font-variant-numeric:tabular-nums}
thead th{color:var(--muted);font-weight:500;vertical-align:bottom}
tbody th{font-weight:500}
th.number,td.number{text-align:right}
td.number{white-space:nowrap}
.chosen{font-weight:600}
.chip{display:inline-block;border:1px solid var(--rule);border-radius:4px;padding:0 6px;margin:0 4px 4px 0;white-space:nowrap}
.note{font-size:12px;color:var(--muted)}
footer dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 24px;font-size:12px}
footer dt{color:var(--muted)}
footer dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
@media (max-width:1040px){.page{display:block}
nav{position:sticky;z-index:1;background:var(--ground);padding:8px 0;border-bottom:1px solid var(--rule);overflow-x:auto}
nav ul{display:flex;gap:16px;white-space:nowrap}
nav a{padding:10px 0}}
@media (max-width:720px){figure{overflow-x:auto}figure svg{min-width:640px}.page{padding:0 16px}.keys{grid-template-columns:1fr 1fr}.keys .main{grid-column:1/-1}.segments>li,.pair{grid-template-columns:minmax(0,1fr)}}
@page{size:A4;margin:14mm 12mm}
@media print{:root{--ground:#fff}body{font-size:11px}table{font-size:9px}th,td{padding:3px 5px}caption{font-size:10px}.page{display:block;padding:0}nav,.skip{display:none}section.chapter{break-before:page}figure,.keys,.segments>li,article.card,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}thead{display:table-header-group}.languages,figure>details:not([open]),.folded:not([open]){display:none}.scroll{overflow:visible}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}`;
