import type { RunFile } from '../../contract/index.ts';
import { languages } from '../../words/index.ts';
import { modelCard } from '../card.ts';
import { writeJson } from '../files.ts';
import type { StudyPorts } from '../ports.ts';
import { searchFile } from '../search-run.ts';
import type { StageResult } from '../stage-runner.ts';
import { renderReport } from './render-report.ts';
import { type ReportSources, reportData, reportFiles } from './report-stage.ts';
import { runFigures, runFiguresFile } from './run-figures.ts';

/** Writes report and model card in both languages, and their figures for the pages. */
export async function writeReports(
  sources: ReportSources,
  { store, draw, fonts }: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<null>> {
  const files: RunFile[] = [];
  for (const [n, language] of languages.entries()) {
    const data = reportData(sources, language);
    const at = reportFiles(language, sources.config);
    files.push(await store.write(at.report, renderReport(data, draw, fonts ? { fonts } : {})));
    files.push(await store.write(at.card, modelCard(data)));
    onProgress((n + 1) / languages.length);
  }
  const figures = runFigures(
    reportData(sources, sources.config.language),
    sources.exploration,
    sources.earlier,
  );
  files.push(await store.write(runFiguresFile, `${JSON.stringify(figures, null, 1)}\n`));
  // Named among the files of the report, since it decides them: a replay needs it.
  if (sources.search) files.push(await writeJson({ store }, searchFile, sources.search));
  return { value: null, files };
}
