import { Button, Kbd, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ModelField } from '../../../src/contract/index.ts';
import { usedFields } from '../../../src/model/index.ts';
import { useApp, useReader } from '../state/app-state.ts';
import { setText } from './draft.ts';
import { FieldControl } from './field-control.tsx';

interface ClientFormProps {
  readonly wrong: readonly string[];
  /** How many important fields the rule wants. */
  readonly nNeeded: number;
  readonly onDone: (field: string) => void;
  readonly onNext: () => void;
  readonly onUndo: () => void;
}

/** What is known of the client: the fields that decide first and large, the rest folded. */
export function ClientForm({ wrong, nNeeded, onDone, onNext, onUndo }: ClientFormProps): ReactNode {
  const { client: said } = useReader().words.web;
  const { model, names, draft, setDraft } = useApp();
  const used = usedFields(model);
  const others = model.fields.filter((field) => !used.includes(field));
  const helps = (field: ModelField): readonly string[] =>
    model.proxies.filter(({ by }) => by.name === field.name).map((proxy) => names.field(proxy.field));
  const proxies = others.filter((field) => helps(field).length > 0);
  const control = (field: ModelField, size: 'md' | 'sm', note?: string): ReactNode => (
    <FieldControl
      key={field.name}
      field={field}
      size={size}
      text={draft.texts.get(field.name) ?? ''}
      {...(note !== undefined && { note })}
      isWrong={wrong.includes(field.name)}
      onChange={(text) => setDraft((now) => setText(now, field.name, text))}
      onDone={() => onDone(field.name)}
    />
  );
  return (
    <form
      className="client-form"
      autoComplete="off"
      aria-label={said.form}
      onSubmit={(event) => event.preventDefault()}
    >
      <fieldset>
        <legend>{said.important}</legend>
        {used.map((field) => control(field, 'md'))}
      </fieldset>
      <Switch
        checked={draft.needsFields}
        onChange={(event) => {
          const needsFields = event.currentTarget.checked;
          setDraft((now) => ({ ...now, needsFields }));
        }}
        label={said.rule(nNeeded)}
      />
      <div className="form-buttons">
        <Button type="button" onClick={onNext} rightSection={<Kbd size="xs">Esc</Kbd>} variant="default">
          {said.next}
        </Button>
        <Button
          type="button"
          onClick={onUndo}
          variant="default"
          title={said.undoHint}
          disabled={draft.previous === null}
        >
          {said.undo}
        </Button>
      </div>
      {others.length > 0 && (
        <details className="other-fields">
          <summary>{said.other(others.length)}</summary>
          {proxies.length > 0 && <p className="note">{said.proxies}</p>}
          {proxies.map((field) => control(field, 'sm', said.proxy(helps(field).join(', '))))}
          <p className="note">{said.unused}</p>
          {others.filter((field) => !proxies.includes(field)).map((field) => control(field, 'sm'))}
        </details>
      )}
    </form>
  );
}
