import type { ReactNode } from 'react';
import type { RunFigures } from '../../../src/contract/index.ts';
import { Scrolled } from '../shell/scrolled.tsx';
import { useApp, useReader } from '../state/app-state.ts';

/** How clients moved from the segments of the earlier model to these; what became of each segment. */
export function Migration({
  earlier: { ids, segments, migration },
}: {
  readonly earlier: NonNullable<RunFigures['earlier']>;
}): ReactNode {
  const { words } = useReader();
  const { format, web, charts } = words;
  const said = web.segments.moved;
  const { names } = useApp();
  const nameOf = (id: number): string =>
    segments.some((one) => one.id === id) ? names.segment(id) : said.gone(charts.segment(id));
  return (
    <section className="block">
      <h2>{said.title}</h2>
      <p>{said.lead}</p>
      <Scrolled>
        <table className="plain">
          <caption>{said.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.before}</th>
              {segments.map(({ id }) => (
                <th key={id} scope="col" className="number">
                  {said.now(names.segment(id), id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {migration.map((row, p) => (
              <tr key={ids[p]}>
                <th scope="row">{said.now(nameOf(ids[p] ?? 0), ids[p] ?? 0)}</th>
                {row.map((share, n) => (
                  <td key={segments[n]?.id} className="number">
                    {segments[n]?.id === ids[p] ? (
                      <b>{format.percent(share)}</b>
                    ) : share === 0 ? (
                      '–'
                    ) : (
                      format.percent(share)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{said.became}</th>
              {segments.map(({ id, overlap, status }) => (
                <td key={id}>{said.status[status](overlap)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </Scrolled>
    </section>
  );
}
