import type { ModelFile } from '../../contract/index.ts';
import { treePath } from '../../ml/index.ts';
import { type ClientScore, describePath, idOf, scoreClient } from '../../model/index.ts';
import { ruleText, type Words, wordsFor } from '../../words/index.ts';
import { parsePairs } from '../client-pairs.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { readModel } from '../read-model.ts';
import type { SegmentNames } from '../segment-names.ts';

export interface ClientOptions {
  readonly lang?: string;
  readonly json?: boolean;
}

/** clientele client MODEL field=value …: the segment of one client, from the model alone. */
export async function clientCommand(
  modelPath: string,
  pairs: readonly string[],
  options: ClientOptions,
  io: Io,
): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const { model, names } = await readModel(modelPath, words);
  const score = scoreClient(model, parsePairs(pairs));
  if (options.json) io.out(JSON.stringify({ rows: [scoreRow(score, model, names)] }));
  else printScore(score, { model, names, words, io });
}

/** The score columns, the same everywhere. */
function scoreRow(
  score: ClientScore,
  model: ModelFile,
  names: SegmentNames,
): Readonly<Record<string, unknown>> {
  return {
    segment_id: score.segmentId,
    segment: score.segmentId === null ? null : (names(score.segmentId) ?? `Segment ${score.segmentId}`),
    probability: score.probability,
    status: score.status,
    filled_fields: score.filledFields,
    model_hash: model.hash,
    probabilities: score.probabilities,
    encoded: score.encoded,
  };
}

interface Printing {
  readonly model: ModelFile;
  readonly names: SegmentNames;
  readonly words: Words;
  readonly io: Io;
}

function printScore(score: ClientScore, { model, names, words, io }: Printing): void {
  const { cli, format } = words;
  const best = idOf(model, score.probabilities.indexOf(score.probability));
  const share = model.segments.find((segment) => segment.id === best)?.share ?? null;
  if (score.segmentId === null) {
    io.out(cli.abstains);
    io.out(cli.likeliest(best, names(best), format.percent(score.probability)));
  } else {
    io.out(cli.answer(score.segmentId, names(score.segmentId), format.percent(share)));
    io.out(cli.sure(format.percent(score.probability), cli.status[score.status]));
  }
  if (score.filledFields.length > 0) io.out(cli.notKnown(score.filledFields.join(', ')));
  if (score.encoded) {
    const path = treePath(model.tree, score.encoded);
    // The tree is a surrogate: it explains the answer only where it agrees with it.
    if (idOf(model, path.label) === score.segmentId) {
      io.out(cli.because(ruleText(describePath(path, model.transformer), words)));
    }
  }
  io.out(cli.model(model.hash));
}
