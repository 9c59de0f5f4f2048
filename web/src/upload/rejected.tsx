import type { ReactNode } from 'react';
import type { UploadRejected } from '../../../src/contract/index.ts';
import { Scrolled } from '../shell/scrolled.tsx';
import { useReader } from '../state/app-state.ts';

const mostShown = 100;

interface RejectedProps {
  readonly rows: readonly UploadRejected[];
  readonly nRejected: number;
  /** Where all of them can be had; defaults to nowhere. */
  readonly address?: string;
}

/** Rows that were left out: where, what and why. */
export function Rejected({ rows, nRejected, address }: RejectedProps): ReactNode {
  const { words } = useReader();
  const said = words.upload;
  return (
    <section className="block">
      <h2>{said.rejected(nRejected)}</h2>
      <p className="note">{said.rejectedNote}</p>
      <Scrolled className="upload-rows">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{said.columns.line}</th>
              <th scope="col">{said.columns.column}</th>
              <th scope="col">{said.columns.value}</th>
              <th scope="col">{said.columns.reason}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostShown).map(({ line, row, column, name, value, reason }) => (
              <tr key={`${line} ${row} ${column}`}>
                <td className="number">{words.format.exact(line ?? row ?? 0)}</td>
                <td>{name ?? column ?? ''}</td>
                <td>{value}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {rows.length > mostShown && <p className="note">{said.rejectedFirst(mostShown)}</p>}
      {address && (
        <p>
          <a href={address} download>
            {said.download}
          </a>
        </p>
      )}
    </section>
  );
}
