import { type ClientExplanation, explainClient, type FieldValue } from '../../model/index.ts';
import { ruleText, type Words, wordsFor } from '../../words/index.ts';
import { parsePairs } from '../client-pairs.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { readModel } from '../read-model.ts';
import type { SegmentNames } from '../segment-names.ts';

export interface ExplainOptions {
  /** Fields that a suggested change leaves as they are, separated by commas. */
  readonly fixed?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** clientele explain MODEL field=value …: why a client is in a segment, what would change it, what to ask next. */
export async function explainCommand(
  modelPath: string,
  pairs: readonly string[],
  options: ExplainOptions,
  io: Io,
): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const { model, names } = await readModel(modelPath, words);
  const fixed = options.fixed?.split(',').map((name) => name.trim()) ?? [];
  const explained = explainClient(model, parsePairs(pairs), { fixed });
  if (options.json) {
    io.out(JSON.stringify({ rows: [{ ...explained, model_hash: model.hash }] }));
    return;
  }
  for (const line of explanationLines(explained, names, words)) io.out(line);
  io.out(words.cli.model(model.hash));
}

function explanationLines(explained: ClientExplanation, names: SegmentNames, words: Words): string[] {
  const { cli, answers, format } = words;
  const { score, likeliest, deciding, path, completions, questions, changes } = explained;
  const said = format.percent(score.probability);
  const saidOf = ({ value, bin }: FieldValue): string =>
    bin ? answers.range(bin[0], bin[1]) : (value ?? format.number(null));
  const [question] = questions;
  return [
    ...(score.segmentId === null
      ? [cli.abstains, cli.likeliest(likeliest, names(likeliest), said)]
      : [cli.segmentIs(likeliest, names(likeliest)), cli.sure(said, cli.status[score.status])]),
    ...score.unseenFields.map((field) => answers.unseen(field)),
    ...deciding
      .filter(({ support }) => support > 0)
      .map(({ field, value, support }) => answers.decides(field, String(value), score.probability - support)),
    ...(path ? [cli.because(ruleText(path, words))] : []),
    ...completions.map((one) => answers.assumed(one.field, saidOf(one), one.probability)),
    ...(question
      ? [
          question.answered > 0
            ? answers.ask(question.field, question.answered)
            : answers.askOnly(question.field, question.expectedProbability),
        ]
      : []),
    ...changes.map(({ segmentId, changes: fields }) =>
      answers.wouldBe(
        segmentId,
        names(segmentId),
        fields.map(({ field, from, to }) => answers.change(field, String(from), String(to))).join(', '),
      ),
    ),
  ];
}
