import { Kbd, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReader } from '../state/app-state.ts';
import { pages } from '../state/route.ts';

/** The list of shortcuts. */
export function Shortcuts({
  opened,
  close,
}: {
  readonly opened: boolean;
  readonly close: () => void;
}): ReactNode {
  const { shell } = useReader().words.web;
  const { keys } = shell;
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['?'], keys.help],
    [[`Alt + 1 … ${pages.length}`], keys.pages],
    [['/'], keys.first],
    [['a … z'], keys.pick],
    [['Enter'], keys.enter],
    [['Esc'], keys.next],
    [['Alt + Z'], keys.undo],
    [['←', '→', '↑', '↓'], keys.turn],
    [['+', '−', '0'], keys.zoom],
  ];
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={shell.shortcuts}
      // Locking the scroll would write a style element.
      lockScroll={false}
      closeButtonProps={{ 'aria-label': shell.close }}
    >
      <dl className="keys">
        {rows.map(([names, text]) => (
          <div key={text}>
            <dt>
              {names.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
