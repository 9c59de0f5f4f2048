import { Alert, Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DashboardResponse } from '../../../../src/contract/index.ts';
import { Failure } from '../../shell/failure.tsx';
import { ApiError, getDashboard, putDashboard } from '../../state/api.ts';
import { useReader } from '../../state/app-state.ts';
import type { Opened } from './edit-panel.tsx';
import type { Fault } from './issue-text.ts';
import type { DraftHistory } from './use-history.ts';

/** Undo, save, discard, and what keeps a draft from being saved. */
export function EditBar({
  start,
  history,
  faults,
  notice,
  open,
  leave,
}: {
  readonly start: DashboardResponse;
  readonly history: DraftHistory;
  readonly faults: readonly Fault[];
  readonly notice: string;
  readonly open: (opened: Opened) => void;
  readonly leave: (saved: DashboardResponse) => void;
}): ReactNode {
  const { language, words } = useReader();
  const said = words.dashboardEdit;
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<DashboardResponse | null>(null);
  const [asks, setAsks] = useState(false);
  const save = async (version: number): Promise<void> => {
    setIsSaving(true);
    setError(null);
    try {
      leave(await putDashboard(language, start.id, { version, dashboard: history.draft }));
    } catch (failure) {
      const isLate = failure instanceof ApiError && failure.problem?.code === 'E_CONFLICT';
      if (isLate) setTheirs(await getDashboard(language, start.id).catch(() => null));
      else setError(failure);
      setIsSaving(false);
    }
  };
  const { isChanged } = history;
  const [fault] = faults;
  return (
    <>
      <Button size="xs" variant="default" disabled={!history.undo} onClick={() => history.undo?.()}>
        {said.undo}
      </Button>
      <Button size="xs" variant="default" disabled={!history.redo} onClick={() => history.redo?.()}>
        {said.redo}
      </Button>
      <Button
        size="xs"
        loading={isSaving}
        disabled={!isChanged || faults.length > 0}
        onClick={() => void save(theirs?.version ?? start.version)}
      >
        {said.save}
      </Button>
      <Button size="xs" variant="default" onClick={() => (isChanged ? setAsks(true) : leave(start))}>
        {said.discard}
      </Button>
      <span className="note">{isChanged ? said.changed : said.unchanged}</span>
      <span className="note" role="status" data-part="edit-notice">
        {notice}
      </span>
      {fault && (
        <p className="edit-faults" role="alert">
          {said.faults(faults.length)}{' '}
          <button type="button" className="plain-button" onClick={() => open(fault)}>
            {fault.text}
          </button>
        </p>
      )}
      {error !== null && <Failure error={error} />}
      {theirs && (
        <Alert color="red" variant="outline" className="failure">
          <p>{said.conflict(theirs.version)}</p>
          <div className="buttons">
            <Button size="xs" variant="default" onClick={() => leave(theirs)}>
              {said.takeTheirs}
            </Button>
            <Button size="xs" onClick={() => void save(theirs.version)}>
              {said.saveOver}
            </Button>
          </div>
        </Alert>
      )}
      <Modal
        opened={asks}
        onClose={() => setAsks(false)}
        title={said.discardTitle}
        // Locking the scroll would write a style element.
        lockScroll={false}
        closeButtonProps={{ 'aria-label': words.web.shell.close }}
        transitionProps={{ duration: 0 }}
      >
        <div className="editor">
          <p>{said.discardText}</p>
          <div className="buttons">
            <Button onClick={() => setAsks(false)}>{said.keep}</Button>
            <Button variant="default" onClick={() => leave(start)}>
              {said.discard}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
