import { readFile } from 'node:fs/promises';
import { InputError, type ModelFile } from '../../contract/index.ts';
import { treePath } from '../../ml/index.ts';
import { type ClientScore, describePath, loadModel, scoreClient } from '../../model/index.ts';
import { sha256 } from '../../store/index.ts';
import { ruleText, type Words, wordsFor } from '../../words/index.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { locateModel } from '../run-tables.ts';

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
  const file = await locateModel(modelPath);
  const model = loadModel(await readFile(file, 'utf8'), file, sha256);
  const score = scoreClient(model, parsePairs(pairs));
  if (options.json) io.out(JSON.stringify({ rows: [scoreRow(score, model)] }));
  else printScore(score, model, words, io);
}

/** `housing=yes` → { housing: 'yes' }; a field may be given once. */
function parsePairs(pairs: readonly string[]): Record<string, string> {
  const client = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) {
      throw new InputError('E_ARGUMENT', `"${pair}" is not field=value`, {
        hint: 'write for example housing=yes',
      });
    }
    const field = pair.slice(0, at);
    if (client.has(field))
      throw new InputError('E_ARGUMENT', `"${field}" is given twice`, { hint: 'keep one of them' });
    client.set(field, pair.slice(at + 1));
  }
  return Object.fromEntries(client);
}

/** The score columns, the same everywhere. */
function scoreRow(score: ClientScore, model: ModelFile): Readonly<Record<string, unknown>> {
  return {
    segment_id: score.segmentId,
    segment: score.segmentId === null ? null : `Segment ${score.segmentId}`,
    probability: score.probability,
    status: score.status,
    filled_fields: score.filledFields,
    model_hash: model.hash,
    probabilities: score.probabilities,
    encoded: score.encoded,
  };
}

function printScore(score: ClientScore, model: ModelFile, words: Words, io: Io): void {
  const { cli, format } = words;
  const best = score.probabilities.indexOf(score.probability) + 1;
  const share = model.segments.find((segment) => segment.id === best)?.share ?? null;
  if (score.segmentId === null) {
    io.out(cli.abstains);
    io.out(cli.likeliest(best, format.percent(score.probability)));
  } else {
    io.out(cli.answer(score.segmentId, format.percent(share)));
    io.out(cli.sure(format.percent(score.probability), cli.status[score.status]));
  }
  if (score.filledFields.length > 0) io.out(cli.notKnown(score.filledFields.join(', ')));
  if (score.encoded) {
    const path = treePath(model.tree, score.encoded);
    // The tree is a surrogate: it explains the answer only where it agrees with it.
    if (path.label + 1 === score.segmentId) {
      io.out(cli.because(ruleText(describePath(path, model.transformer), words)));
    }
  }
  io.out(cli.model(model.hash));
}
