import { Tabs } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { Chart } from '../charts/chart.tsx';
import { type ChartSource, mapOf, meansChartOf, radarOf, sizesOf, spaceOf } from '../charts/run-charts.ts';
import { useApp, useReader } from '../state/app-state.ts';
import { replacePart, useRoute } from '../state/route.ts';

const pictures = { space: spaceOf, radar: radarOf, means: meansChartOf, map: mapOf, sizes: sizesOf } as const;
const names = Object.keys(pictures) as readonly (keyof typeof pictures)[];

/** The segments as pictures: one at a time, with its address. */
export function SegmentPictures({ source }: { readonly source: ChartSource }): ReactNode {
  const { segments: said } = useReader().words.web;
  const { part } = useRoute();
  const shown = names.find((name) => name === part) ?? 'space';
  const { run } = useApp();
  const spec = useMemo(() => pictures[shown](source), [shown, source]);
  return (
    <Tabs value={shown} onChange={(name) => replacePart('segments', name ?? '')} keepMounted={false}>
      <Tabs.List aria-label={said.pictures}>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {said[name]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => (
        <Tabs.Panel key={name} value={name}>
          {name === shown &&
            (spec ? (
              <Chart spec={spec} minHeight={480} />
            ) : (
              run.kind !== 'loading' && <p className="muted">{said.noPicture}</p>
            ))}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
