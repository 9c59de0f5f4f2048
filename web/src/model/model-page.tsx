import { Tabs } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { verdictText } from '../../../src/words/index.ts';
import { Chart } from '../charts/chart.tsx';
import { balanceOf, type ChartSource, confusionsOf } from '../charts/run-charts.ts';
import { PlainTable } from '../shell/plain-table.tsx';
import { useApp, useReader } from '../state/app-state.ts';
import { replacePart, useRoute } from '../state/route.ts';
import { Checks } from './checks.tsx';
import { coefficientsChart } from './coefficients.ts';
import { Downloads } from './downloads.tsx';
import { ModelCard } from './model-card.tsx';
import { RunCard } from './run-card.tsx';
import { treeOf } from './tree-data.ts';

const tabs = ['tree', 'coefficients', 'confusion', 'balance', 'checks', 'card', 'downloads'] as const;

/** What the model is: its surrogates, how far they repeat it, its card, its files. */
export function ModelPage(): ReactNode {
  const { words } = useReader();
  const { model: said, segments } = words.web;
  const { model, names, run } = useApp();
  const { part } = useRoute();
  const shown = tabs.find((name) => name === part) ?? 'tree';
  const publication = run.kind === 'ready' ? run.value.publication : null;
  const figures = run.kind === 'ready' ? run.value.figures : null;
  const source = useMemo<ChartSource>(
    () => ({ model, figures, words, names }),
    [model, figures, words, names],
  );
  const specs = useMemo(() => {
    if (shown === 'tree') return [treeOf(model, words, names)];
    if (shown === 'coefficients') return [coefficientsChart(model, words, names)];
    if (shown === 'confusion') return confusionsOf(source);
    return shown === 'balance' ? [balanceOf(source)] : [];
  }, [shown, model, words, names, source]);
  return (
    <div className="tabs-page">
      <div className="page-head">
        <h1>{said.title}</h1>
        <p className="muted">{model.study.name}</p>
        <p>{verdictText(model, words)}</p>
        {publication && <p>{said.published(publication)}</p>}
      </div>
      <Tabs value={shown} onChange={(name) => replacePart('model', name ?? '')} keepMounted={false}>
        <Tabs.List aria-label={said.title}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {said[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((name) => (
          <Tabs.Panel key={name} value={name}>
            {name === 'confusion' && <Fidelity />}
            {name === 'confusion' && specs.length === 0 && run.kind !== 'loading' && (
              <p className="muted">{segments.noPicture}</p>
            )}
            {name === shown && (
              <div className={specs.length > 1 ? 'chart-pairs' : undefined}>
                {specs.map((spec) => (
                  <Chart key={`${spec.title} ${spec.subtitle}`} spec={spec} />
                ))}
              </div>
            )}
            {name === 'checks' && <Checks />}
            {name === 'card' && <ModelCard />}
            {name === 'card' && <RunCard />}
            {name === 'downloads' && <Downloads />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}

/** How far tree and regression repeat the clustering. */
function Fidelity(): ReactNode {
  const { words } = useReader();
  const { format, chapters, web } = words;
  const said = web.model;
  const { surrogates } = useApp().model;
  const share = (value: number | null): string => (value === null ? said.notMeasured : format.percent(value));
  return (
    <section className="block">
      <h2>{said.fidelity}</h2>
      <p>{said.fidelityNote}</p>
      <PlainTable
        caption={said.fidelity}
        columns={[
          { head: said.classifier },
          { head: said.heldOut, isNumber: true },
          { head: said.later, isNumber: true },
        ]}
        rows={(['tree', 'logistic'] as const).map((name) => [
          chapters.classify.classifiers[name],
          share(surrogates[name].stratified),
          share(surrogates[name].later),
        ])}
      />
    </section>
  );
}
