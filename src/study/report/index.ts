// the page
export { renderReport } from './render-report.ts';
// what it says
export type { ReportData } from './report-data.ts';
