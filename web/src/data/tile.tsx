import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  sayTemplate,
  type TileContext,
  textBlocks,
  tileChart,
  tileNumbers,
} from '../../../src/charts/index.ts';
import type { Dashboard, DashboardFilter, DashboardTile } from '../../../src/contract/index.ts';
import { drawTile } from '../../../src/render/page.ts';
import { svgElement } from '../charts/svg-element.ts';
import { useReader } from '../state/app-state.ts';
import { saveCsv, savePng, saveSvg } from './save.ts';

const rowHeight = 80;
/** Pixels that make a drag of a click. */
const dragFrom = 6;

export type Choose = (keys: readonly Readonly<Record<string, string>>[], adds: boolean) => void;

/** A chart whose marks filter all others, its numbers, and what can be saved of it. */
export function Tile({
  tile,
  context,
  filters,
  choose,
  tools,
}: {
  readonly tile: DashboardTile;
  readonly context: TileContext;
  readonly filters: DashboardFilter;
  readonly choose: Choose;
  /** What it is changed by; defaults to nothing. */
  readonly tools?: ReactNode;
}): ReactNode {
  const { theme, words } = useReader();
  const said = words.dashboard.page;
  const { ref, width } = useElementSize();
  const ground = useRef<HTMLDivElement>(null);
  const start = useRef<readonly [number, number] | null>(null);
  const spec = useMemo(() => tileChart(tile, context), [tile, context]);
  const { h } = tile.layout;
  const height = Math.max(80, h * rowHeight - 120);
  const isText = tile.chart === 'markdown';
  // Filters of other fields change no mark by themselves: their answer does.
  const ownFilters = JSON.stringify(tile.by.map((field) => [field, filters[field] ?? null]));
  const drawn = useRef('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the filters, a tile's own alone are drawn
  useLayoutEffect(() => {
    if (isText || width < 1 || !ground.current) return;
    const picture = drawTile(spec, { width: Math.floor(width), height, theme, filters });
    if (picture === drawn.current) return;
    drawn.current = picture;
    ground.current.replaceChildren(svgElement(picture));
  }, [spec, width, height, theme, ownFilters, isText]);

  const chosenAt = (element: Element | null): readonly Readonly<Record<string, string>>[] => {
    const id = element?.closest('[data-mark]')?.getAttribute('data-mark');
    const mark = id === undefined || id === null ? undefined : spec.marks[Number(id)];
    return mark && Object.keys(mark.keys).length > 0 ? [mark.keys] : [];
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    const from = start.current;
    start.current = null;
    if (!from) return;
    const [left, right] = [Math.min(from[0], event.clientX), Math.max(from[0], event.clientX)];
    const [top, bottom] = [Math.min(from[1], event.clientY), Math.max(from[1], event.clientY)];
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (right - left < dragFrom && bottom - top < dragFrom) {
      const keys = chosenAt(event.target instanceof Element ? event.target : null);
      if (keys.length > 0) choose(keys, adds);
      return;
    }
    const brushed = [...(ground.current?.querySelectorAll('[data-mark]') ?? [])].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.left <= right && box.right >= left && box.top <= bottom && box.bottom >= top;
    });
    const keys = brushed.flatMap(chosenAt).map((all) => {
      const [field] = tile.by;
      const key = field === undefined ? undefined : all[field];
      return field === undefined || key === undefined ? {} : { [field]: key };
    });
    if (keys.length > 0) choose(keys, adds);
  };
  return (
    <TileFrame tile={tile}>
      {tools}
      <h3>{spec.title}</h3>
      {spec.subtitle !== '' && <p className="note">{spec.subtitle}</p>}
      <div ref={ref} className="tile-ground" style={isText ? {} : { minHeight: height }}>
        {isText ? (
          <TileText text={tile.text?.[words.language] ?? ''} context={context} />
        ) : (
          <div
            ref={ground}
            onPointerDown={(event) => {
              start.current = [event.clientX, event.clientY];
            }}
            onPointerUp={onPointerUp}
          />
        )}
      </div>
      {spec.caption !== '' && <p className="note">{spec.caption}</p>}
      {!isText && (
        <div className="tile-foot">
          <Numbers tile={tile} context={context} filters={filters} choose={choose} />
          <details className="tile-save">
            <summary>{said.export}</summary>
            <button type="button" className="plain-button" onClick={() => saveSvg(tile.id, spec)}>
              {said.svg}
            </button>
            <button type="button" className="plain-button" onClick={() => void savePng(tile.id, spec)}>
              {said.png}
            </button>
            <button
              type="button"
              className="plain-button"
              onClick={() => {
                const { head, rows } = tileNumbers(tile, context);
                saveCsv(
                  tile.id,
                  head,
                  rows.map(({ cells }) => cells),
                );
              }}
            >
              {said.csv}
            </button>
          </details>
        </div>
      )}
    </TileFrame>
  );
}

/** The place of a tile in the grid. */
export function TileFrame({
  tile,
  children,
}: {
  readonly tile: DashboardTile;
  readonly children: ReactNode;
}): ReactNode {
  const { x, y, w, h } = tile.layout;
  return (
    <figure
      className="tile"
      id={`tile-${tile.id}`}
      style={{ gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` }}
    >
      {children}
    </figure>
  );
}

/** What a chapter says below its tiles, where it says something. */
export function ChapterSummary({
  chapter,
  context,
}: {
  readonly chapter: Dashboard['chapters'][number];
  readonly context: TileContext;
}): ReactNode {
  const { words } = context;
  if (!chapter.summary) return null;
  return (
    <div className="chapter-summary">
      <b>{words.dashboard.summary}.</b> <TileText text={chapter.summary[words.language]} context={context} />
    </div>
  );
}

function TileText({ text, context }: { readonly text: string; readonly context: TileContext }): ReactNode {
  return textBlocks(sayTemplate(text, context)).map(({ kind, pieces }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never change places
    <p key={i} className={kind}>
      {kind === 'item' && '• '}
      {pieces.map((piece, j) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: nor do pieces
        piece.isBold ? <b key={j}>{piece.text}</b> : piece.text,
      )}
    </p>
  ));
}

/** The numbers of a tile, a row a mark, each to be chosen by keyboard. */
function Numbers({
  tile,
  context,
  filters,
  choose,
}: {
  readonly tile: DashboardTile;
  readonly context: TileContext;
  readonly filters: DashboardFilter;
  readonly choose: Choose;
}): ReactNode {
  const said = useReader().words.dashboard.page;
  const [isOpen, setIsOpen] = useState(false);
  const numbers = useMemo(() => (isOpen ? tileNumbers(tile, context) : null), [isOpen, tile, context]);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{said.numbers}</summary>
      {numbers && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <div className="tables" tabIndex={0}>
          <table className="plain">
            <thead>
              <tr>
                {numbers.head.map((text, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
                  <th scope="col" key={i}>
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {numbers.rows.map(({ cells: [first = '', ...rest], keys }, r) => {
                const fields = Object.entries(keys);
                const isChosen =
                  fields.length > 0 && fields.every(([field, key]) => filters[field]?.includes(key));
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of one answer never change places
                  <tr key={r}>
                    <th scope="row">
                      {fields.length === 0 ? (
                        first
                      ) : (
                        <button
                          type="button"
                          className="plain-button"
                          aria-pressed={isChosen}
                          aria-label={said.filterBy([first, ...rest.slice(0, fields.length - 1)].join(', '))}
                          onClick={(event) => choose([keys], event.shiftKey)}
                        >
                          {first}
                        </button>
                      )}
                    </th>
                    {rest.map((text, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells never change places
                      <td key={i}>{text}</td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
