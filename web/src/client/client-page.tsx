import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { explainClient, usedFields } from '../../../src/model/index.ts';
import { countAnswer } from '../state/api.ts';
import { useApp, useReader } from '../state/app-state.ts';
import { Answer } from './answer.tsx';
import { ClientForm } from './client-form.tsx';
import { Details } from './details.tsx';
import { clearDraft, readDraft, restoreDraft } from './draft.ts';
import { sayAnswer } from './say.ts';

/** How long typing must rest before a screen reader hears the answer, in milliseconds. */
const speakAfter = 600;
/** The described rule wants so many important fields. */
const describedRule = 2;

/** One client: what is known on the left, the answer on the right, computed here. */
export function ClientPage(): ReactNode {
  const { words } = useReader();
  const said = words.web.client;
  const { model, names, segments, draft, setDraft } = useApp();
  const { language } = words;
  const root = useRef<HTMLDivElement>(null);
  const nRule = Math.max(describedRule, model.answerRule.minKnownFields);
  const nNeeded = draft.needsFields ? nRule : 0;
  const { client, wrong } = useMemo(() => readDraft(model, draft.texts), [model, draft.texts]);
  const explanation = useMemo(
    () => explainClient(model, client, { answerRule: { minKnownFields: nNeeded }, unseen: 'missing' }),
    [model, client, nNeeded],
  );
  const answer = sayAnswer({ model, client, explanation, nNeeded }, words, names);
  const isCleared = draft.texts.size === 0 && draft.previous !== null;
  const aloud = wrong.length > 0 ? said.wrongField : isCleared ? said.cleared : answer.aloud;
  const spoken = useRested(aloud, speakAfter);
  const { copied, copy } = useCopy();

  const focusField = useCallback((field: string): void => {
    const control = Array.from(root.current?.querySelectorAll<HTMLInputElement>('[data-field]') ?? []).find(
      (one) => one.dataset.field === field,
    );
    control?.focus();
  }, []);
  const first = usedFields(model)[0]?.name ?? '';
  const isAnswered = explanation.score.segmentId !== null && draft.texts.size > 0;
  const next = useCallback((): void => {
    if (isAnswered) countAnswer(model.hash);
    // Leaving a field takes what was typed into it, so the form is emptied after that.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    focusField(first);
    setDraft(clearDraft);
  }, [setDraft, focusField, first, isAnswered, model.hash]);
  const undo = useCallback((): void => setDraft(restoreDraft), [setDraft]);

  /** Enter goes to the next empty field that decides; from the last one, to the answer. */
  const done = (field: string): void => {
    const order = usedFields(model).map(({ name }) => name);
    const at = order.indexOf(field);
    const following = [...order.slice(at + 1), ...order.slice(0, at)].find(
      (name) => name !== field && !draft.texts.has(name),
    );
    // After the list has closed and given the focus back.
    requestAnimationFrame(() => {
      // Whoever is in another field already types on there.
      const { activeElement } = document;
      const current = activeElement instanceof HTMLElement ? activeElement.dataset.field : undefined;
      if (current !== undefined && current !== field) return;
      if (following === undefined) root.current?.querySelector<HTMLElement>('.answer-column')?.focus();
      else focusField(following);
    });
  };

  useEffect(() => focusField(first), [focusField, first]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role=dialog]')) return;
      if (event.key === 'Escape') next();
      if (event.altKey && event.code === 'KeyZ') undo();
      if (event.key === '/' && !(event.target instanceof HTMLTextAreaElement)) {
        event.preventDefault();
        focusField(first);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [next, undo, focusField, first]);

  const offers =
    segments?.segments.find(({ id }) => id === explanation.score.segmentId)?.described?.offers ?? [];
  const text = [
    answer.aloud,
    ...offers.map(({ title, reason }) => `– ${title[language]}: ${reason[language]}`),
  ].join('\n');
  return (
    <div className="client-page" ref={root}>
      <div className="page-head">
        <h1>{said.title}</h1>
        <Button variant="default" size="xs" onClick={() => copy(text)}>
          {copied ? said.copied : said.copy}
        </Button>
        <Button variant="default" size="xs" onClick={() => print()}>
          {said.print}
        </Button>
      </div>
      <div className="columns">
        <ClientForm wrong={wrong} nNeeded={nRule} onDone={done} onNext={next} onUndo={undo} />
        <section className="answer-column" aria-label={said.answer} tabIndex={-1}>
          <Answer explanation={explanation} said={answer} isBlank={draft.texts.size === 0} ask={focusField} />
          <Details explanation={explanation} />
        </section>
      </div>
      <p className="spoken" role="status">
        {spoken}
      </p>
      <p className="note model-note">
        {said.model({
          study: model.study.name,
          nClients: model.study.nClients,
          hash: model.hash.slice(0, 8),
        })}
      </p>
    </div>
  );
}

/** A text once it has rested for a while. */
function useRested(text: string, afterMs: number): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), afterMs);
    return () => clearTimeout(timer);
  }, [text, afterMs]);
  return rested;
}

/** Copies a text and says so for two seconds. */
function useCopy(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const copy = (text: string): void => {
    navigator.clipboard?.writeText(text).then(
      () => {
        setCopied(true);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setCopied(false), 2000);
      },
      () => setCopied(false),
    );
  };
  return { copied, copy };
}
