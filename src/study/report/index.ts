// the page
export { renderReport } from './render-report.ts';
// what it says
export type {
  ChoiceStep,
  ClassifierReport,
  ColumnReport,
  ImputationReport,
  PipelineReport,
  ReportData,
  RuleCondition,
  SegmentReport,
  TreeFeature,
} from './report-data.ts';
