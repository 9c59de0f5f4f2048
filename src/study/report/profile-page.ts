import type { Draw } from '../../charts/index.ts';
import { type Language, wordsFor } from '../../words/index.ts';
import type { StudyPorts } from '../ports.ts';
import type { TableProfile } from '../profile/index.ts';
import { alertCounts, tableTitle } from '../profile/say.ts';
import { html, trusted } from './html.ts';
import { profilePart, profileSections } from './profile-part.ts';
import { reportStyle } from './style.ts';

export interface ProfilePageOptions {
  /** The name of the table. */
  readonly file: string;
  readonly language: Language;
  /** TrueType fonts that the page carries; defaults to none. */
  readonly fonts?: StudyPorts['fonts'];
}

/** The profile of a table as one self-contained page in the style of the report. Equal data give equal bytes. */
export function renderProfilePage(
  profile: TableProfile,
  draw: Draw,
  { file, language, fonts }: ProfilePageOptions,
): string {
  const words = wordsFor(language);
  const said = words.profile;
  const sections = profileSections(words);
  const title = tableTitle(profile, file, words);
  return html`${trusted('<!doctype html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${title}</title>
<style>${trusted(reportStyle(fonts))}</style>
</head>
<body>
<a class="skip" href="#profile">${words.report.skip}</a>
<div class="page">
<nav aria-label="${words.report.contents}"><ul>
${sections.map(
  ({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>
`,
)}</ul></nav>
<main id="profile">
<p class="eyebrow">${said.eyebrow}</p>
<h1><bdi>${title}</bdi></h1>
<section class="chapter" aria-labelledby="profile-title">
<h2 id="profile-title">${said.finding(alertCounts(profile))}</h2>
${profilePart({ words, draw }, profile)}
</section>
</main>
</div>
</body>
</html>
`.markup;
}
