import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ClientExplanation } from '../../../src/model/index.ts';
import { SegmentMark } from '../charts/segment-mark.tsx';
import { useApp, useReader } from '../state/app-state.ts';
import { addressOfPage } from '../state/route.ts';
import { ofHundred, type Said, valueOrRange } from './say.ts';

/** A shape stands with each status word. */
const shapes = Object.freeze({ complete: '●', filled: '◐', abstained: '○' });

interface AnswerProps {
  readonly explanation: ClientExplanation;
  readonly said: Said;
  readonly isBlank: boolean;
  /** Puts the cursor into a field. */
  readonly ask: (field: string) => void;
}

/** The answer; every block has its room, so that nothing moves when it changes. */
export function Answer({ explanation, said, isBlank, ask }: AnswerProps): ReactNode {
  const { words } = useReader();
  const { web, cli } = words;
  const { names, model } = useApp();
  const { score } = explanation;
  const share = model.segments.find(({ id }) => id === score.segmentId)?.share ?? null;
  const figure = [
    said.figure,
    ...(score.status !== 'complete' || share === null ? [] : [web.client.shareOfAll(share)]),
  ];
  return (
    <div className="answer">
      <div className="headline">
        <SegmentMark id={score.segmentId} size={28} />
        <h2>{said.headline}</h2>
      </div>
      <p className="figure">
        {isBlank ? (
          ' '
        ) : (
          <>
            <b>{figure[0]}</b>
            {figure[1] !== undefined && <span className="muted">; {figure[1]}</span>}
            <span className="muted status">
              {shapes[score.status]} {cli.status[score.status]}
            </span>
          </>
        )}
      </p>
      <p className="because">
        {said.because}
        {score.unseenFields.length > 0 && ` ${web.client.unseen(score.unseenFields.map(names.field))}`}
      </p>
      <p className="assumed muted">{assumedText()}</p>
      <Ask explanation={explanation} ask={ask} />
      <Offers segmentId={score.segmentId} />
    </div>
  );

  /** What stands in for the fields that were not known, where they do not keep the answer back. */
  function assumedText(): string {
    if (score.status !== 'filled') return '';
    return web.client.assumed(
      explanation.completions.map((one) =>
        web.client.assumedOne({
          field: names.field(one.field),
          value: valueOrRange(one, words, names),
          count: ofHundred(one.probability),
        }),
      ),
    );
  }
}

/** The one question that helps most, with what its answer is worth. */
function Ask({ explanation, ask }: Pick<AnswerProps, 'explanation' | 'ask'>): ReactNode {
  const { client } = useReader().words.web;
  const { names } = useApp();
  const [question] = explanation.questions;
  if (!question) return <p className="ask muted">{client.nothingToAsk}</p>;
  const { score } = explanation;
  const isUnsure = score.segmentId === null;
  // What would be no surer than it is, to the hundredth, needs no question.
  if (!isUnsure && ofHundred(question.expectedProbability) <= ofHundred(score.probability)) {
    return <p className="ask muted">{client.enough}</p>;
  }
  return (
    <p className="ask">
      <Button variant={isUnsure ? 'filled' : 'default'} onClick={() => ask(question.field)}>
        {client.ask(names.field(question.field))}
      </Button>
      <span className="muted">
        {isUnsure && question.answered > 0
          ? client.askWhy({ count: ofHundred(question.answered) })
          : client.askHelps({ count: ofHundred(question.expectedProbability) })}
      </span>
    </p>
  );
}

function Offers({ segmentId }: { readonly segmentId: number | null }): ReactNode {
  const { language, words } = useReader();
  const { client } = words.web;
  const { segments } = useApp();
  const described = segments?.segments.find(({ id }) => id === segmentId)?.described;
  const offers = described?.offers ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="offers" aria-label={client.offers} tabIndex={0}>
      <h3>{client.offers}</h3>
      {segmentId === null ? (
        <p className="muted">{client.offersLater}</p>
      ) : offers.length === 0 ? (
        <p className="muted">
          {client.noOffers} <a href={addressOfPage('segments', String(segmentId))}>{client.writeOffers}</a>
        </p>
      ) : (
        <ul>
          {offers.map(({ title, reason }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: offers have no name of their own
            <li key={i}>
              <b>{title[language]}</b>
              <span className="muted">{reason[language]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
