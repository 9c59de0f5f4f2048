import { associationChart } from '../../charts/index.ts';
import type { Words } from '../../words/index.ts';
import { type AlertCode, type Association, strengthOf, type TableProfile } from '../profile/index.ts';
import { alertFigure, alertRule, associationText, signedStrength, strongestPairs } from '../profile/say.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { figure, folded, table } from './parts.ts';
import { profileColumns, textOf } from './profile-columns.ts';

/** So many columns are readable in one picture. */
const pictured = 26;
const listed = 12;

/** The sections of the part, each with the id of its heading. */
export function profileSections({ profile: said }: Words): { readonly id: string; readonly title: string }[] {
  return [
    { id: 'profile-alerts', title: said.alertsTitle },
    { id: 'profile-columns', title: said.columnsTitle },
    { id: 'profile-missing', title: said.missingTitle },
    { id: 'profile-associations', title: said.associationTitle },
    { id: 'profile-decisions', title: said.decisionsTitle },
  ];
}

/** What a table is like before anything is done to it: what to mind first, then columns, gaps, ties, keep or drop. */
export function profilePart(context: Pick<ReportContext, 'words' | 'draw'>, profile: TableProfile): Markup {
  const { words } = context;
  return html`${alertsPart(profile, words)}
${profileColumns(profile, words)}
${missingPart(profile, words)}
${associationPart(profile, context)}
${decisionsPart(profile, words)}`;
}

function alertsPart(profile: TableProfile, words: Words): Markup {
  const said = words.profile;
  const codes = [...new Set(profile.alerts.map(({ code }) => code))];
  return html`<h3 id="profile-alerts">${said.alertsTitle}</h3>
${codes.length === 0 ? html`<p>${said.noAlerts}</p>` : null}${codes.map(
  (code) => html`<div class="card"><h4>${said.alerts[code].title}</h4>
<ul>${profile.alerts
    .filter((alert) => alert.code === code)
    .map((alert) => html`<li><bdi>${alertFigure(alert, words)}</bdi>.</li>`)}</ul>
${folded(said.rule, html`<p>${alertRule(code, profile.rules, words)}</p>`)}</div>
`,
)}`;
}

function missingPart({ missingTogether, nRows }: TableProfile, words: Words): Markup {
  const said = words.profile;
  const { format } = words;
  const shown = missingTogether.slice(0, listed);
  if (shown.length === 0) {
    return html`<h3 id="profile-missing">${said.missingTitle}</h3>
<p>${said.missingNone}</p>`;
  }
  return html`<h3 id="profile-missing">${said.missingTitle}</h3>
<p>${said.missingFinding(shown[0])}.</p>
${table(
  said.missingTable,
  [
    { head: said.missingHeads.columns },
    { head: said.missingHeads.nMissing, isNumber: true },
    { head: said.missingHeads.nBoth, isNumber: true },
    { head: said.missingHeads.share, isNumber: true },
    { head: said.missingHeads.nExpected, isNumber: true },
  ],
  shown.map(({ columns, nMissing, nBoth, nExpected }) => [
    said.pair({ columns }),
    nMissing.map(format.count).join(' · '),
    format.count(nBoth),
    format.percent(nBoth / Math.min(...nMissing)),
    nExpected < 10 && nRows > 0 ? format.number(nExpected, 2) : format.count(nExpected),
  ]),
)}<p class="note">${said.missingNote}</p>`;
}

function associationPart(profile: TableProfile, context: Pick<ReportContext, 'words' | 'draw'>): Markup {
  const { words } = context;
  const said = words.profile;
  const all = strongestPairs(profile);
  if (all.length === 0) {
    return html`<h3 id="profile-associations">${said.associationTitle}</h3>
<p>${said.noPairs}</p>`;
  }
  const own = strongestPairs(profile, { isOwn: true });
  return html`<h3 id="profile-associations">${said.associationTitle}</h3>
<p>${said.associationNote}</p>
${figure(associationPicture(profile, all, words), context)}
${pairsTable(said.strongestTable, all, words)}
${own.length === all.length ? null : pairsTable(said.strongestOwnTable, own, words)}`;
}

function pairsTable(caption: string, pairs: readonly Association[], words: Words): Markup | null {
  const { pairHeads, pair } = words.profile;
  if (pairs.length === 0) return null;
  return table(
    caption,
    [{ head: pairHeads.columns }, { head: pairHeads.measure }, { head: pairHeads.rows, isNumber: true }],
    pairs
      .slice(0, listed)
      .map((one) => [pair(one), associationText(one, words), words.format.count(one.nRows)]),
  );
}

/** The columns with the strongest ties, in the order of the file. */
function associationPicture(profile: TableProfile, strongest: readonly Association[], words: Words) {
  const best = new Map<string, number>();
  for (const association of profile.associations) {
    const strength = association.isByConstruction ? 0 : (strengthOf(association) ?? 0);
    for (const name of association.columns) best.set(name, Math.max(best.get(name) ?? 0, strength));
  }
  const shown = new Set(
    [...best]
      .sort(([, a], [, b]) => b - a)
      .slice(0, pictured)
      .map(([name]) => name),
  );
  const columns = profile.columns.map(({ name }) => name).filter((name) => shown.has(name));
  const places = new Map(columns.map((name, i) => [name, i]));
  return associationChart(
    {
      columns,
      pairs: profile.associations.flatMap((association) => {
        const [a, b] = association.columns.map((name) => places.get(name));
        return a === undefined || b === undefined ? [] : [{ a, b, strength: signedStrength(association) }];
      }),
      strongest: { columns: strongest[0].columns, measure: associationText(strongest[0], words) },
      nRows: profile.nRows,
      nLeftOut: best.size - columns.length,
    },
    words,
  );
}

function decisionsPart({ decisions }: TableProfile, words: Words): Markup {
  const said = words.profile;
  const { decisionHeads: heads } = said;
  const meanings: Readonly<Record<string, string | undefined>> = words.chapters.data.roleMeanings;
  const roles: Readonly<Record<string, string>> = { ...words.chapters.data.roles, ...said.roles };
  return html`<h3 id="profile-decisions">${said.decisionsTitle}</h3>
${table(
  said.decisionsTable,
  [{ head: heads.column }, { head: heads.role }, { head: heads.reason }, { head: heads.advice }],
  decisions.map(({ column, role, reason, advice, because, isContested }) => [
    column,
    roles[role ?? 'none'],
    reason === null ? (meanings[role ?? 'none'] ?? said.noReason) : textOf(reason, words),
    html`${isContested ? html`<span class="chip">${said.contested}</span> ` : null}${
      because.length === 0 ? said.advice[advice] : adviceText(said.advice[advice], because, words)
    }`,
  ]),
)}`;
}

function adviceText(advice: string, because: readonly AlertCode[], { profile }: Words): string {
  return profile.because({ advice, titles: because.map((code) => profile.alerts[code].title) });
}
