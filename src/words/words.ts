import { alternativesEn } from './en/alternatives.ts';
import { answersEn } from './en/answers.ts';
import { apiEn } from './en/api.ts';
import { cardEn } from './en/card.ts';
import { chaptersEn } from './en/chapters.ts';
import { chartsEn } from './en/charts.ts';
import { checksEn } from './en/checks.ts';
import { cliEn } from './en/cli.ts';
import { dashboardEn } from './en/dashboard.ts';
import { dashboardEditEn } from './en/dashboard-edit.ts';
import { demoEn } from './en/demo.ts';
import { errorsEn } from './en/errors.ts';
import { evidenceEn } from './en/evidence.ts';
import { picturesEn } from './en/pictures.ts';
import { profileEn } from './en/profile.ts';
import { replayEn } from './en/replay.ts';
import { reportEn } from './en/report.ts';
import { rowOrderEn } from './en/row-order.ts';
import { sampleEn } from './en/sample.ts';
import { searchEn } from './en/search.ts';
import { serverEn } from './en/server.ts';
import { uploadEn } from './en/upload.ts';
import { verdictEn } from './en/verdict.ts';
import { placeEn, warningsEn } from './en/warnings.ts';
import { webEn } from './en/web.ts';
import { type Format, formatFor } from './format.ts';
import type { Language } from './language.ts';
import { alternativesRu } from './ru/alternatives.ts';
import { answersRu } from './ru/answers.ts';
import { apiRu } from './ru/api.ts';
import { cardRu } from './ru/card.ts';
import { chaptersRu } from './ru/chapters.ts';
import { chartsRu } from './ru/charts.ts';
import { checksRu } from './ru/checks.ts';
import { cliRu } from './ru/cli.ts';
import { dashboardRu } from './ru/dashboard.ts';
import { dashboardEditRu } from './ru/dashboard-edit.ts';
import { demoRu } from './ru/demo.ts';
import { errorsRu } from './ru/errors.ts';
import { evidenceRu } from './ru/evidence.ts';
import { picturesRu } from './ru/pictures.ts';
import { profileRu } from './ru/profile.ts';
import { replayRu } from './ru/replay.ts';
import { reportRu } from './ru/report.ts';
import { rowOrderRu } from './ru/row-order.ts';
import { sampleRu } from './ru/sample.ts';
import { searchRu } from './ru/search.ts';
import { serverRu } from './ru/server.ts';
import { uploadRu } from './ru/upload.ts';
import { verdictRu } from './ru/verdict.ts';
import { placeRu, warningsRu } from './ru/warnings.ts';
import { webRu } from './ru/web.ts';

/** Everything that is said, in one language. English sets the keys; the compiler holds Russian to them. */
export interface Words {
  readonly language: Language;
  readonly format: Format;
  readonly cli: typeof cliEn;
  readonly dashboard: typeof dashboardEn;
  readonly dashboardEdit: typeof dashboardEditEn;
  readonly demo: typeof demoEn;
  readonly rowOrder: typeof rowOrderEn;
  readonly sample: typeof sampleEn;
  readonly charts: typeof chartsEn;
  readonly pictures: typeof picturesEn;
  readonly profile: typeof profileEn;
  readonly replay: typeof replayEn;
  readonly report: typeof reportEn;
  readonly server: typeof serverEn;
  readonly web: typeof webEn;
  readonly api: typeof apiEn;
  readonly upload: typeof uploadEn;
  readonly answers: typeof answersEn;
  readonly chapters: typeof chaptersEn;
  readonly card: typeof cardEn;
  readonly verdict: typeof verdictEn;
  readonly evidence: typeof evidenceEn;
  readonly checks: typeof checksEn;
  readonly alternatives: typeof alternativesEn;
  readonly search: typeof searchEn;
  readonly warnings: typeof warningsEn;
  readonly errors: typeof errorsEn;
  /** Where a warning or an error stands. */
  readonly place: typeof placeEn;
}

const en: Words = Object.freeze({
  language: 'en',
  format: formatFor('en'),
  cli: cliEn,
  dashboard: dashboardEn,
  dashboardEdit: dashboardEditEn,
  demo: demoEn,
  rowOrder: rowOrderEn,
  sample: sampleEn,
  charts: chartsEn,
  pictures: picturesEn,
  profile: profileEn,
  replay: replayEn,
  report: reportEn,
  server: serverEn,
  web: webEn,
  api: apiEn,
  upload: uploadEn,
  answers: answersEn,
  chapters: chaptersEn,
  card: cardEn,
  verdict: verdictEn,
  evidence: evidenceEn,
  checks: checksEn,
  alternatives: alternativesEn,
  search: searchEn,
  warnings: warningsEn,
  errors: errorsEn,
  place: placeEn,
});

const ru: Words = Object.freeze({
  language: 'ru',
  format: formatFor('ru'),
  cli: cliRu,
  dashboard: dashboardRu,
  dashboardEdit: dashboardEditRu,
  demo: demoRu,
  rowOrder: rowOrderRu,
  sample: sampleRu,
  charts: chartsRu,
  pictures: picturesRu,
  profile: profileRu,
  replay: replayRu,
  report: reportRu,
  server: serverRu,
  web: webRu,
  api: apiRu,
  upload: uploadRu,
  answers: answersRu,
  chapters: chaptersRu,
  card: cardRu,
  verdict: verdictRu,
  evidence: evidenceRu,
  checks: checksRu,
  alternatives: alternativesRu,
  search: searchRu,
  warnings: warningsRu,
  errors: errorsRu,
  place: placeRu,
});

/** Every sentence in one language. */
export function wordsFor(language: Language): Words {
  return language === 'ru' ? ru : en;
}
