import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { AboutPage } from './about/about-page.tsx';
import { BatchPage } from './batch/batch-page.tsx';
import { ClientPage } from './client/client-page.tsx';
import type { ClientDraft } from './client/draft.ts';
import { DataPages } from './data-pages.tsx';
import { ModelPage } from './model/model-page.tsx';
import { SegmentsPage } from './segments/segments-page.tsx';
import { Boundary } from './shell/boundary.tsx';
import { Failure } from './shell/failure.tsx';
import { Waiting } from './shell/waiting.tsx';
import { getRun, getSegments } from './state/api.ts';
import { AppContext, type AppState, useReader } from './state/app-state.ts';
import { columnLabels } from './state/column-labels.ts';
import { servedModel } from './state/load-model.ts';
import { namesOf } from './state/names.ts';
import { useRoute } from './state/route.ts';
import { useResource } from './state/use-resource.ts';

/** The pages of the model that the server has; what was typed outlives them all. */
export function ModelPages(): ReactNode {
  const { language, words } = useReader();
  const { web } = words;
  const [model, { retry: retryModel }] = useResource(servedModel);
  const [segments, { retry: reloadSegments, set: setSegments }] = useResource(
    useCallback(() => getSegments(language), [language]),
  );
  const [run, { retry: reloadRun }] = useResource(useCallback(() => getRun(language), [language]));
  const [draft, setDraft] = useState<ClientDraft | null>(null);
  const { page } = useRoute();
  useEffect(() => {
    const name = page === null ? web.shell.notHere : web.nav[page];
    document.title = `${name} · Clientele`;
  }, [page, web]);
  // While a new answer is on its way, the last one stands.
  const [lastSegments, setLastSegments] = useState<AppState['segments']>(null);
  useEffect(() => {
    if (segments.kind === 'ready') setLastSegments(segments.value);
  }, [segments]);
  const current = segments.kind === 'ready' ? segments.value : lastSegments;
  const labels = useMemo(
    () => columnLabels(run.kind === 'ready' ? run.value.profile : null, language),
    [run, language],
  );
  const app = useMemo<AppState | null>(() => {
    if (model.kind !== 'ready') return null;
    const { value } = model;
    const first: ClientDraft = {
      texts: new Map(),
      previous: null,
      needsFields: value.answerRule.minKnownFields > 0,
    };
    return {
      model: value,
      segments: current,
      setSegments,
      reloadSegments,
      run,
      reloadRun,
      names: namesOf(value, current, words, labels),
      draft: draft ?? first,
      setDraft: (change) => setDraft((now) => change(now ?? first)),
    };
  }, [model, current, setSegments, reloadSegments, run, reloadRun, words, labels, draft]);
  if (model.kind === 'failed') {
    return <Failure title={web.shell.noModel} error={model.error} retry={retryModel} />;
  }
  if (app === null) return <Waiting />;
  return (
    <AppContext value={app}>
      <Boundary key={page}>
        <Page page={page} />
      </Boundary>
    </AppContext>
  );
}

function Page({ page }: { readonly page: ReturnType<typeof useRoute>['page'] }): ReactNode {
  const { web } = useReader().words;
  switch (page) {
    case 'client':
      return <ClientPage />;
    case 'segments':
      return <SegmentsPage />;
    case 'batch':
      return <BatchPage />;
    case 'data':
      return <DataPages />;
    case 'model':
      return <ModelPage />;
    case 'about':
      return <AboutPage />;
    case null:
      return (
        <section className="lost">
          <h1>{web.shell.notHere}</h1>
          <a href="#/client">{web.shell.toClient}</a>
        </section>
      );
  }
}
