import { type ReactNode, useCallback } from 'react';
import { Failure } from '../shell/failure.tsx';
import { getText } from '../state/api.ts';
import { useApp, useReader } from '../state/app-state.ts';
import { useResource } from '../state/use-resource.ts';
import { type CardBlock, readCard } from './markdown.ts';

/** The model card of the run, where it has one. */
export function RunCard(): ReactNode {
  const { run } = useApp();
  if (run.kind !== 'ready' || run.value.card === null) return null;
  return <Card key={run.value.card} address={run.value.card} />;
}

function Card({ address }: { readonly address: string }): ReactNode {
  const { model: said } = useReader().words.web;
  const [card, { retry }] = useResource(useCallback(() => getText(address), [address]));
  if (card.kind === 'loading') return <p className="muted">{said.cardLoading}</p>;
  if (card.kind === 'failed') return <Failure error={card.error} retry={retry} />;
  return (
    <article className="model-card">
      {readCard(card.value).map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a file stay where they are
        <Block key={i} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: CardBlock }): ReactNode {
  switch (block.kind) {
    case 'heading':
      // The page has the one first heading.
      return block.level < 3 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'text':
      return <p>{block.text}</p>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <div className="tables" tabIndex={0}>
          <table className="plain">
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join(' ')}>
                  {row.map((cell, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells of a row stay where they are
                    <td key={i}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
