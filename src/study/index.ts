// running a study
export { runStudy, type StudyInput, type StudyResult } from './study.ts';
export { inferStudyConfig, parseStudyConfig } from './config.ts';
export { clientsFile } from './clients-table.ts';
export { parseDashboard, reviseDashboard } from './dashboard-file.ts';
export { runRecordFile } from './stage-runner.ts';
export { compareReplay, prepareReplay, type ReplayComparison, type ReplayDifference } from './replay.ts';
export {
  descriptionsFile,
  namedSegmentsFile,
  parseNamedSegments,
  parseSegmentsFile,
} from './name-segments.ts';
export type { FoundCell, SearchCell, SearchOptions, SearchResult } from './search.ts';
export { type SearchPorts, searchFile, searchRun } from './search-run.ts';
export { publicationFile, publicationOf, publishedFiles, type Publisher } from './publish.ts';
export { type StageName, type StudyListener, type StudyPorts, stageNames } from './ports.ts';
export { type TableInput, tableSource } from './table-source.ts';
export {
  type SegmentedTable,
  type SegmentPorts,
  segmentTable,
} from './segment-table.ts';
// looking at a table
export {
  profileJson,
  profileLines,
  type ProfileTable,
  profileTable,
  readProfileTable,
  type TableProfile,
} from './profile/index.ts';
export { type ProfilePageOptions, renderProfilePage } from './report/profile-page.ts';
export { runFiguresFile } from './report/run-figures.ts';
// using a model
export {
  createTableScorer,
  type ScoredTable,
  type ScoreTableOptions,
  scoreBatches,
  scoreTable,
  type TableScorer,
} from './score-table.ts';
// its results
export type { Choice, ChoiceStep } from './choose.ts';
export type { Classification, Classifier, ClassifierTest } from './classify.ts';
export type { Segments } from './segment.ts';
export type { SweepRow } from './null-sweep.ts';
export type { ChosenWorth } from './verdict.ts';
