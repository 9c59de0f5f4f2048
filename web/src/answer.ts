import type { ModelFile } from '../../src/contract/index.ts';
import { type Client, type ClientScore, scoreClient } from '../../src/model/index.ts';
import { askNext } from './ask-next.ts';
import { el } from './dom.ts';
import type { PageWords } from './page-words.ts';
import { reasonText } from './reason.ts';
import { segmentProperty } from './theme.ts';

export interface AnswerOptions {
  readonly words: PageWords;
  readonly label: (field: string) => string;
  /** Puts the cursor into a field. */
  readonly ask: (field: string) => void;
}

export interface Answer {
  readonly element: HTMLElement;
  /** What a screen reader hears. */
  readonly spoken: string;
  /** The segment that is named or likeliest, as an index; null when nothing is known. */
  readonly segment: number | null;
}

/** The answer for one client: segment, probability, status, why, and the question to ask next when unsure. */
export function answerOf(model: ModelFile, client: Client, options: AnswerOptions): Answer {
  const { words, label, ask } = options;
  const score = scoreClient(model, client);
  const isBlank = Object.values(client).every((value) => value === null);
  const headline = isBlank ? words.page.nothingKnown : headlineOf(score, words);
  const figure = isBlank ? words.page.start : figureOf(model, score, words);
  const reason = isBlank ? '' : reasonText(model, score, words, label);
  const question = score.status === 'complete' ? null : askNext(model, client);
  const button = question && el('button', { type: 'button', class: 'ask' }, words.page.ask(label(question)));
  if (button && question) button.addEventListener('click', () => ask(question));
  const dot = el('span', { class: 'dot', 'aria-hidden': 'true' });
  dot.style.background = score.segmentId === null ? 'var(--context)' : segmentProperty(score.segmentId);
  const element = el(
    'div',
    { class: 'answer' },
    el('p', { class: 'headline' }, dot, headline),
    el('p', { class: 'figure' }, figure),
    el('p', { class: 'status' }, `${shapes[score.status]} ${words.cli.status[score.status]}`),
    el('p', { class: 'reason' }, reason),
    el('p', { class: 'question' }, button || null),
  );
  return {
    element,
    spoken: `${headline}. ${figure}. ${words.cli.status[score.status]}.`,
    segment: isBlank ? null : topSegment(score),
  };
}

/** A shape stands with each status word. */
const shapes = Object.freeze({ complete: '●', filled: '◐', abstained: '○' });

function headlineOf(score: ClientScore, words: PageWords): string {
  return score.segmentId === null ? words.cli.abstains : words.charts.segment(score.segmentId);
}

function figureOf(model: ModelFile, score: ClientScore, { page, charts, format }: PageWords): string {
  const top = topSegment(score);
  if (score.status === 'complete') return page.ofClients(format.percent(model.segments[top]?.share ?? null));
  // Rounded down: 99.7 of 100 is not all of them.
  const count = Math.floor(score.probability * 100);
  return score.segmentId === null
    ? page.guess({ segment: charts.segment(top + 1), count })
    : page.ofHundred(count);
}

function topSegment(score: ClientScore): number {
  return score.probabilities.indexOf(score.probability);
}
