import type { ReactNode } from 'react';
import { Scrolled } from './scrolled.tsx';

interface PlainTableProps {
  readonly caption: string;
  readonly columns: readonly { readonly head: string; readonly isNumber?: boolean }[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** A table of numbers; one that is too wide scrolls. */
export function PlainTable({ caption, columns, rows }: PlainTableProps): ReactNode {
  const classOf = (i: number): string | undefined => (columns[i]?.isNumber ? 'number' : undefined);
  return (
    <Scrolled>
      <table className="plain">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head }, i) => (
              <th key={head} scope="col" className={classOf(i)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places
            <tr key={r}>
              <th scope="row">{first}</th>
              {rest.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells never change places
                <td key={i} className={classOf(i + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
