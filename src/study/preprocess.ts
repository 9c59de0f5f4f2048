import type { Imputation, StudyConfig } from '../contract/index.ts';
import { type ColumnTransformer, featureNames, fitPipeline, transformColumns } from '../ml/index.ts';
import { matrixColumns, writeJson, writeTable } from './files.ts';
import type { ImputedTable } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import type { StageParts, StageResult } from './stage-runner.ts';

/** One data set: an imputation and a fitted pipeline. */
export interface DataSet {
  readonly imputation: Imputation;
  readonly pipeline: number;
  readonly transformer: ColumnTransformer;
}

/** Fits every pipeline on every imputed training table; writes the transformers and both encoded tables. */
export async function preprocessAll(
  tables: readonly ImputedTable[],
  config: StudyConfig,
  ports: StudyPorts,
  parts: StageParts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<DataSet[]>> {
  const cells = tables.flatMap((table) => config.pipelines.map((pipeline) => ({ table, pipeline })));
  const dataSets = await parts.map(
    cells.map(({ table, pipeline }) => dataSetName(table, pipeline)),
    (c) => preprocess(cells[c].table, cells[c].pipeline, ports),
    { onProgress },
  );
  return { value: dataSets.map(({ value }) => value), files: dataSets.flatMap(({ files }) => files) };
}

async function preprocess(
  table: ImputedTable,
  pipeline: number,
  ports: StudyPorts,
): Promise<StageResult<DataSet>> {
  const { method: imputation, train, test } = table;
  const set = dataSetName(table, pipeline);
  const transformer = fitPipeline(pipeline, train);
  const files = [await writeJson(ports, `pipelines/${set}.json`, transformer)];
  for (const [name, frame] of Object.entries({ train, test })) {
    const columns = matrixColumns(transformColumns(transformer, frame), featureNames(transformer));
    files.push(await writeTable(ports, `data/preprocessed/${set}_${name}.parquet`, columns, frame.nRows));
  }
  return { value: { imputation, pipeline, transformer }, files };
}

function dataSetName({ method }: ImputedTable, pipeline: number): string {
  return `${method}_preproc${pipeline}`;
}
