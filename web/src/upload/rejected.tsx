import type { ReactNode } from 'react';
import type { UploadRejected } from '../../../src/contract/index.ts';
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="tables upload-rows" tabIndex={0}>
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
      </div>
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
