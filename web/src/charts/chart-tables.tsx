import { type ReactNode, useMemo, useState } from 'react';
import { type ChartSpec, chartTables } from '../../../src/charts/index.ts';
import { useReader } from '../state/app-state.ts';

/** The numbers of a chart, one key away. */
export function ChartTables({ spec }: { readonly spec: ChartSpec }): ReactNode {
  const { shell } = useReader().words.web;
  const [isOpen, setIsOpen] = useState(false);
  const tables = useMemo(() => (isOpen ? chartTables(spec) : []), [spec, isOpen]);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{shell.table}</summary>
      {tables.map(({ title, head, rows }, t) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tables of one chart never change places
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <div className="tables" key={t} tabIndex={0}>
          <table className="plain">
            <caption>{title}</caption>
            <thead>
              <tr>
                {head.map((text, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
                  <th scope="col" key={i}>
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([first = '', ...rest], r) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places
                <tr key={r}>
                  <th scope="row">{first}</th>
                  {rest.map((text, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells never change places
                    <td key={i}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </details>
  );
}
