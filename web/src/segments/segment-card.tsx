import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ModelFile, RunFigures, SegmentsResponse } from '../../../src/contract/index.ts';
import { SegmentMark } from '../charts/segment-mark.tsx';
import { useApp, useReader } from '../state/app-state.ts';
import { contrastsOf } from './contrasts.ts';

const nContrasts = 3;

interface SegmentCardProps {
  readonly segment: ModelFile['segments'][number];
  /** Null while names are not there. */
  readonly told: SegmentsResponse['segments'][number] | null;
  readonly figures: RunFigures | null;
  readonly isChosen: boolean;
  readonly onEdit: () => void;
}

/** One segment: what it is called, how large it is, what it is like, what to offer. */
export function SegmentCard({ segment, told, figures, isChosen, onEdit }: SegmentCardProps): ReactNode {
  const { language, words } = useReader();
  const { charts, report, web } = words;
  const said = web.segments;
  const { names } = useApp();
  const described = told?.described ?? null;
  const contrasts = contrastsOf(
    figures?.segments.find(({ id }) => id === segment.id),
    nContrasts,
  );
  const outcome = figures?.outcome ?? null;
  const again = figures?.stability?.segments.find(({ id }) => id === segment.id) ?? null;
  const dissolved = (figures?.orders ?? []).flatMap(({ column, nOrders, segments }) => {
    const n = segments.find(({ id }) => id === segment.id)?.nDissolved ?? 0;
    return n === 0 ? [] : [{ column: names.field(column), n, total: nOrders }];
  });
  const { rate = null, low = null, high = null } = told?.outcome ?? {};
  return (
    <article
      className={isChosen ? 'card is-chosen' : 'card'}
      id={`segment-${segment.id}`}
      aria-labelledby={`segment-${segment.id}-name`}
    >
      <div className="card-head">
        <SegmentMark id={segment.id} size={20} />
        <h2 id={`segment-${segment.id}-name`}>{names.segment(segment.id)}</h2>
        {told && (
          <Button
            size="xs"
            variant="default"
            onClick={onEdit}
            aria-label={said.editTitle(names.segment(segment.id))}
          >
            {said.edit}
          </Button>
        )}
      </div>
      <p className="muted">
        {described && `${charts.segment(segment.id)} · `}
        {said.share({ share: segment.share, nClients: segment.nClients })}
      </p>
      <p>{described ? described.description[language] : said.unnamed}</p>
      {outcome && rate !== null && low !== null && high !== null && (
        <p>
          <span className="muted">
            {said.outcome({ outcome: names.field(outcome.name), positive: names.value(outcome.positive) })}:{' '}
          </span>
          {said.rate({ rate, low, high })}
        </p>
      )}
      {contrasts.length > 0 && (
        <>
          <h3>{said.contrasts}</h3>
          <ul>
            {contrasts.map(({ column, value, share, overall }) => (
              <li key={column}>
                {said.contrast({ column: names.field(column), value: names.value(value), share, overall })}
              </li>
            ))}
          </ul>
        </>
      )}
      {again?.resampled != null && (
        <p className="note">
          {said.again({ resampled: again.resampled, shuffled: again.shuffled })}
          {dissolved.map((one) => ` ${said.dissolves(one)}`)}
        </p>
      )}
      {segment.ruleOf && <p className="note">{words.verdict.ruleOf(segment.ruleOf.map(names.field))}</p>}
      {segment.rules.length > 0 && (
        <details>
          <summary>{said.rule}</summary>
          {segment.rules.map((rule, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules of one model never change places
            <p key={i}>
              {i > 0 && `${report.rule.or} `}
              {names.rule(rule)}
            </p>
          ))}
        </details>
      )}
      {described && (
        <details>
          <summary>
            {said.offers} ({described.offers.length})
          </summary>
          <ul>
            {described.offers.map(({ title, reason }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: offers have no name of their own
              <li key={i}>
                <b>{title[language]}</b>: {reason[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
      {described && (
        <p className="note">
          {said.owner}: {described.owner ?? said.noOwner}
        </p>
      )}
    </article>
  );
}
