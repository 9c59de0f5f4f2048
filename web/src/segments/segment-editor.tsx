import { Button, Modal, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Failure } from '../shell/failure.tsx';
import { type Said, Twins } from '../shell/twins.tsx';
import { useReader } from '../state/app-state.ts';
import { type Edited, isWhole, withOffer } from './edited.ts';

interface SegmentEditorProps {
  readonly title: string;
  readonly start: Edited;
  /** Rejects when it could not be saved; what was written then stays. */
  readonly save: (edited: Edited) => Promise<void>;
  readonly close: () => void;
}

/** Name, description, owner and offers of a segment, in both languages. */
export function SegmentEditor({ title, start, save, close }: SegmentEditorProps): ReactNode {
  const { web } = useReader().words;
  const said = web.segments;
  const [edited, setEdited] = useState(start);
  const [state, setState] = useState<{ readonly isSaving: boolean; readonly error: unknown }>({
    isSaving: false,
    error: null,
  });
  const [showsGaps, setShowsGaps] = useState(false);
  const submit = (): void => {
    setShowsGaps(true);
    if (!isWhole(edited)) return;
    setState({ isSaving: true, error: null });
    save(edited).then(close, (error: unknown) => setState({ isSaving: false, error }));
  };
  const gapOf = (text: Said) => (language: keyof Said) => showsGaps && text[language].trim() === '';
  const change = (part: Partial<Edited>): void => setEdited((now) => ({ ...now, ...part }));
  const changeOffer = (at: number, part: Partial<Edited['offers'][number]>): void =>
    change({ offers: edited.offers.map((offer, i) => (i === at ? { ...offer, ...part } : offer)) });
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size="xl"
      lockScroll={false}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': web.shell.close }}
      transitionProps={{ duration: 0 }}
    >
      <form
        className="editor"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Twins
          label={said.name}
          value={edited.name}
          onChange={(name) => change({ name })}
          errorOf={gapOf(edited.name)}
        />
        <Twins
          label={said.description}
          value={edited.description}
          rows={4}
          onChange={(description) => change({ description })}
          errorOf={gapOf(edited.description)}
        />
        <TextInput
          label={said.owner}
          value={edited.owner}
          maxLength={200}
          onChange={(event) => change({ owner: event.currentTarget.value })}
        />
        {edited.offers.map((offer, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an offer is known by its place
          <fieldset className="offer-edit" key={i}>
            <legend>{said.offer(i + 1)}</legend>
            <Twins
              label={said.offerTitle}
              value={offer.title}
              onChange={(text) => changeOffer(i, { title: text })}
              errorOf={gapOf(offer.title)}
            />
            <Twins
              label={said.offerReason}
              value={offer.reason}
              onChange={(reason) => changeOffer(i, { reason })}
              errorOf={gapOf(offer.reason)}
            />
            <div>
              <Button
                size="xs"
                variant="default"
                onClick={() => change({ offers: edited.offers.filter((_, at) => at !== i) })}
              >
                {said.removeOffer(i + 1)}
              </Button>
            </div>
          </fieldset>
        ))}
        <div>
          <Button variant="default" onClick={() => setEdited(withOffer)}>
            {said.addOffer}
          </Button>
        </div>
        {showsGaps && !isWhole(edited) && <p role="alert">{said.required}</p>}
        {state.error !== null && <Failure error={state.error} />}
        <div className="buttons">
          <Button type="submit" loading={state.isSaving}>
            {said.save}
          </Button>
          <Button variant="default" onClick={close}>
            {said.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
