import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { SegmentsRequest } from '../../../src/contract/index.ts';
import { usedFields } from '../../../src/model/index.ts';
import { rulesText, verdictText } from '../../../src/words/index.ts';
import type { ChartSource } from '../charts/run-charts.ts';
import { Failure } from '../shell/failure.tsx';
import { ApiError, getSegments, putSegments } from '../state/api.ts';
import { useApp, useReader } from '../state/app-state.ts';
import { useRoute } from '../state/route.ts';
import { type Edited, startEditing, tellingOf } from './edited.ts';
import { Migration } from './migration.tsx';
import { SegmentCard } from './segment-card.tsx';
import { SegmentEditor } from './segment-editor.tsx';
import { SegmentPictures } from './segment-pictures.tsx';

/** What was done last: said once, with undo. */
interface Done {
  readonly text: string;
  /** What to put back; null after an undo. */
  readonly before: SegmentsRequest['segments'] | null;
}

/** Every segment as a card, and all of them as pictures. */
export function SegmentsPage(): ReactNode {
  const { language, words } = useReader();
  const { segments: said, shell } = words.web;
  const { model, names, segments, setSegments, run } = useApp();
  const { part } = useRoute();
  const chosen = Number(part);
  const [editing, setEditing] = useState<number | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [error, setError] = useState<unknown>(null);
  const figures = run.kind === 'ready' ? run.value.figures : null;
  const source = useMemo<ChartSource>(
    () => ({ model, figures, words, names }),
    [model, figures, words, names],
  );
  useEffect(() => {
    if (Number.isInteger(chosen)) document.getElementById(`segment-${chosen}`)?.scrollIntoView();
  }, [chosen]);

  const put = async (
    all: SegmentsRequest['segments'],
    say: (version: number) => string,
    before: Done['before'],
  ): Promise<void> => {
    const version = segments?.version ?? 0;
    try {
      const saved = await putSegments(language, { version, segments: all });
      setSegments(saved);
      setDone({ text: say(saved.version), before });
      setError(null);
    } catch (failure) {
      if (failure instanceof ApiError && failure.problem?.status === 409) {
        setSegments(await getSegments(language));
        throw new Error(said.conflict);
      }
      throw failure;
    }
  };
  const save = (id: number, edited: Edited): Promise<void> => {
    const before = (segments?.segments ?? []).map(({ id: one, described }) => ({ id: one, described }));
    return put(
      before.map((one) => (one.id === id ? { id, described: tellingOf(edited) } : one)),
      said.saved,
      before,
    );
  };
  const told = (id: number) => segments?.segments.find((one) => one.id === id) ?? null;
  const rules = rulesText(model.segments, words);
  return (
    <>
      <div className="page-head">
        <h1>{said.title}</h1>
        <p className="muted">
          {said.lead({
            nClients: model.study.nClients,
            columns: usedFields(model).map(({ name }) => names.field(name)),
          })}
        </p>
        <p>{verdictText(model, words)}</p>
        {rules && <p className="muted">{rules}</p>}
      </div>
      <div className="done" role="status">
        {done && (
          <>
            {done.text}
            {done.before && (
              <Button
                size="xs"
                variant="default"
                onClick={() => put(done.before ?? [], said.undone, null).catch(setError)}
              >
                {shell.undo}
              </Button>
            )}
          </>
        )}
      </div>
      {error !== null && <Failure error={error} />}
      <div className="cards">
        {model.segments.map((segment) => (
          <SegmentCard
            key={segment.id}
            segment={segment}
            told={told(segment.id)}
            figures={figures}
            isChosen={segment.id === chosen}
            onEdit={() => setEditing(segment.id)}
          />
        ))}
      </div>
      <SegmentPictures source={source} />
      {figures?.earlier && <Migration earlier={figures.earlier} />}
      {editing !== null && (
        <SegmentEditor
          title={said.editTitle(names.segment(editing))}
          start={startEditing(told(editing)?.described ?? null, editing)}
          save={(edited) => save(editing, edited)}
          close={() => setEditing(null)}
        />
      )}
    </>
  );
}
