import type { ModelFile } from '../../../src/contract/index.ts';
import type { Client, ClientExplanation } from '../../../src/model/index.ts';
import type { Words } from '../../../src/words/index.ts';
import type { Names } from '../state/names.ts';

/** Shares as clients of a hundred, rounded down: 99.7 of 100 is not all of them. */
export function ofHundred(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

/** The answer in words. */
export interface Said {
  /** A segment's name, or that there is none. */
  readonly headline: string;
  /** The one number that matters; empty where there is none. */
  readonly figure: string;
  readonly because: string;
  /** What can be said aloud and is read by a screen reader. */
  readonly aloud: string;
}

interface Sayable {
  readonly model: ModelFile;
  readonly client: Client;
  readonly explanation: ClientExplanation;
  /** Important fields that must be known. */
  readonly nNeeded: number;
}

export function sayAnswer(
  { model, client, explanation, nNeeded }: Sayable,
  words: Words,
  names: Names,
): Said {
  const said = words.web.client;
  const { score, likeliest, deciding, questions } = explanation;
  const nothing = deciding.length === 0 && Object.keys(client).length === 0;
  if (nothing) {
    return { headline: said.nothingKnown, figure: '', because: said.start, aloud: said.nothingKnown };
  }
  const count = ofHundred(score.probability);
  if (score.segmentId === null) {
    const lacking =
      deciding.length < nNeeded
        ? said.needsFields({ needed: nNeeded, known: deciding.length })
        : said.guess({
            segment: names.segment(likeliest),
            count: Math.ceil(model.answerRule.minProbability * 100 - 1e-9),
          });
    const [question] = questions;
    return {
      headline: said.notEnough,
      figure: said.ofHundred(count),
      because: lacking,
      aloud: question ? said.spokenUnsure({ field: names.field(question.field) }) : said.notEnough,
    };
  }
  const segment = names.segment(score.segmentId);
  const because = reasonOf(explanation, words, names);
  return {
    headline: segment,
    figure: said.ofHundred(count),
    because,
    aloud:
      score.status === 'complete'
        ? said.spokenCertain({ segment, because })
        : said.spoken({ segment, count, because }),
  };
}

/** Why, in one sentence: what the tree asks of this client where every used field is known, what speaks for it otherwise. */
function reasonOf(explanation: ClientExplanation, words: Words, names: Names): string {
  const { score, path, deciding } = explanation;
  const said = words.web.client;
  if (score.status === 'complete' && path === null) return said.treeDisagrees;
  const asked = path?.map(({ column }) => column);
  const known = deciding
    .filter(({ field, support }) => asked?.includes(field) ?? support > 0)
    .map(({ field, value }) =>
      words.report.rule.isOneOf({ column: names.field(field), values: [names.value(value)] }),
    );
  return known.length === 0 ? said.everyClient : said.because(known.join(words.web.client.and));
}

/** What a field may be: a value, or the range of a number. */
export function valueOrRange(
  {
    value,
    bin,
  }: { readonly value: string | null; readonly bin: readonly [number | null, number | null] | null },
  words: Words,
  names: Names,
): string {
  if (value !== null) return names.value(value);
  const [from, to] = bin ?? [null, null];
  return words.web.client.below({ from, to });
}
