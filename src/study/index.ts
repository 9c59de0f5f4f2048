// running a study
export { runStudy, type StudyInput, type StudyResult } from './study.ts';
export { inferStudyConfig, parseStudyConfig } from './config.ts';
export { runRecordFile } from './stage-runner.ts';
export { type StageName, type StudyListener, type StudyPorts, stageNames } from './ports.ts';
export { type TableInput, tableSource } from './table-source.ts';
// using a model
export { type ScoredTable, scoreTable } from './score-table.ts';
// its results
export type { Choice, ChoiceStep } from './choose.ts';
export type { Classification, Classifier, ClassifierTest } from './classify.ts';
export type { Segments } from './segment.ts';
export type { SweepRow } from './sweep.ts';
