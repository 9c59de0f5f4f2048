import type { Imputation, RunFile, StudyConfig } from '../contract/index.ts';
import { type ColumnTransformer, featureNames, fitPipeline, transformColumns } from '../ml/index.ts';
import { matrixColumns, writeJson, writeTable } from './files.ts';
import type { ImputedTable } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import type { StageResult } from './stage-runner.ts';

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
  onProgress: (fraction: number) => void,
): Promise<StageResult<DataSet[]>> {
  const value: DataSet[] = [];
  const files: RunFile[] = [];
  const total = tables.length * config.pipelines.length;
  for (const { method, train, test } of tables) {
    for (const pipeline of config.pipelines) {
      const transformer = fitPipeline(pipeline, train);
      value.push({ imputation: method, pipeline, transformer });
      files.push(await writeJson(ports, `pipelines/${method}_preproc${pipeline}.json`, transformer));
      for (const [name, frame] of [
        ['train', train],
        ['test', test],
      ] as const) {
        const columns = matrixColumns(transformColumns(transformer, frame), featureNames(transformer));
        const file = `data/preprocessed/${method}_preproc${pipeline}_${name}.parquet`;
        files.push(await writeTable(ports, file, columns, frame.nRows));
      }
      onProgress(value.length / total);
    }
  }
  return { value, files };
}
