import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ClientExplanation } from '../../../src/model/index.ts';
import { SegmentMark } from '../charts/segment-mark.tsx';
import { useApp, useReader } from '../state/app-state.ts';
import { segmentProperty } from '../theme.ts';
import { ofHundred } from './say.ts';

const tabs = ['all', 'deciding', 'path', 'change', 'encoded'] as const;

/** Why, in detail: one panel of one height, whatever it shows. */
export function Details({ explanation }: { readonly explanation: ClientExplanation }): ReactNode {
  const { client } = useReader().words.web;
  const [tab, setTab] = useState<string | null>('all');
  const panels = { all: All, deciding: Deciding, path: Path, change: Change, encoded: Encoded } as const;
  return (
    <Tabs value={tab} onChange={setTab} className="details" variant="default">
      <Tabs.List aria-label={client.details}>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {client[name]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((name) => {
        const Panel = panels[name];
        return (
          <Tabs.Panel key={name} value={name} className="details-panel" tabIndex={0}>
            <Panel {...explanation} />
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
}

/** Every segment with its probability. */
function All({ score }: ClientExplanation): ReactNode {
  const { client } = useReader().words.web;
  const { names, model } = useApp();
  return (
    <ul className="chances">
      {model.segments.map(({ id }, s) => {
        const probability = score.probabilities[s] ?? 0;
        return (
          <li key={id}>
            <SegmentMark id={id} />
            <span className="chance-name">{names.segment(id)}</span>
            <span className="chance-bar">
              <span
                className="chance-fill"
                style={{ width: `${probability * 100}%`, background: segmentProperty(id) }}
              />
            </span>
            <span className="number">{client.outOf(ofHundred(probability))}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Deciding({ deciding }: ClientExplanation): ReactNode {
  const { client } = useReader().words.web;
  const { names } = useApp();
  if (deciding.length === 0) return <p className="muted">{client.noDeciding}</p>;
  return (
    <>
      <ul className="facts">
        {deciding.map(({ field, value, support }) => (
          <li key={field}>
            <span>
              {names.field(field)}: <b>{names.value(value)}</b>
            </span>
            <span className="number">{client.supports(Math.trunc(support * 100))}</span>
          </li>
        ))}
      </ul>
      <p className="note">{client.support}</p>
    </>
  );
}

function Path({ path, score }: ClientExplanation): ReactNode {
  const { client } = useReader().words.web;
  const { names } = useApp();
  if (score.status !== 'complete') return <p className="muted">{client.noPath}</p>;
  if (path === null) return <p>{client.treeDisagrees}</p>;
  if (path.length === 0) return <p>{client.everyClient}</p>;
  return (
    <ol className="path">
      {path.map((condition) => (
        <li key={condition.column}>{names.rule([condition])}</li>
      ))}
    </ol>
  );
}

function Change({ changes, score }: ClientExplanation): ReactNode {
  const { client } = useReader().words.web;
  const { names } = useApp();
  if (score.status !== 'complete') return <p className="muted">{client.noChange}</p>;
  if (changes.length === 0) return <p>{client.changeNone}</p>;
  return (
    <ul className="changes">
      {changes.map(({ segmentId, changes: fields }) => (
        <li key={segmentId}>
          <SegmentMark id={segmentId} />
          {client.changeTo({
            changes: fields.map(({ field, from, to }) =>
              client.changeOne({ field: names.field(field), from: names.value(from), to: names.value(to) }),
            ),
            segment: names.segment(segmentId),
          })}
        </li>
      ))}
    </ul>
  );
}

/** What the model works with. */
function Encoded({ features }: ClientExplanation): ReactNode {
  const { words } = useReader();
  const { client } = words.web;
  const { names } = useApp();
  if (features === null) return <p className="muted">{client.noEncoded}</p>;
  return (
    <ul className="facts">
      {features.map(({ name, column, category, value }) => (
        <li key={name}>
          <span>{category === null ? names.field(column) : `${names.field(column)} = ${category}`}</span>
          <span className="number">{words.format.number(value)}</span>
        </li>
      ))}
    </ul>
  );
}
