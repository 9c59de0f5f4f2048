import type { RunFile } from '../../contract/index.ts';
import { signalOf } from '../impute.ts';
import type { StudyPorts } from '../ports.ts';
import type { StageResult } from '../stage-runner.ts';
import type { Picture } from './picture.ts';

/** Draws every picture and writes it as SVG and PNG. */
export async function drawPictures(
  pictures: readonly Picture[],
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<null>> {
  const drawn = await ports.pictures.draw(
    pictures.map(({ spec }) => ({ spec })),
    { onProgress, ...signalOf(ports) },
  );
  const files: RunFile[] = [];
  for (const [p, { svg, png }] of drawn.entries()) {
    files.push(await ports.store.write(`${pictures[p].file}.svg`, svg));
    files.push(await ports.store.write(`${pictures[p].file}.png`, png));
  }
  return { value: null, files };
}
