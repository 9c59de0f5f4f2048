import { Button, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { categoryName, fieldLabel, type TileContext } from '../../../src/charts/index.ts';
import { useReader } from '../state/app-state.ts';
import { type BoardView, toggleKeys } from './link.ts';

/** How many rows are shown, the filters as chips, and two groups side by side. */
export function FilterBar({
  context,
  view,
  change,
  hint,
  children,
}: {
  readonly context: TileContext;
  readonly view: BoardView;
  readonly change: (next: Partial<BoardView>) => void;
  /** Said while nothing is filtered; defaults to nothing. */
  readonly hint?: string;
  /** What else stands in the bar. */
  readonly children: ReactNode;
}): ReactNode {
  const said = useReader().words.dashboard.page;
  const { filters, compare } = view;
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <div className="dashboard-bar">
      <p className="dashboard-rows" role="status">
        {said.rows(context.answer)}
      </p>
      {!isFiltered && hint && <span className="note">{hint}</span>}
      <ul className="chips" aria-label={said.filters}>
        {Object.entries(filters).flatMap(([field, categories]) =>
          categories.map((category) => {
            const named = {
              field: fieldLabel(context, field),
              category: categoryName(context, field, category),
            };
            return (
              <li key={`${field} ${category}`}>
                <button
                  type="button"
                  aria-label={said.remove(named)}
                  onClick={() => change({ filters: toggleKeys(filters, [{ [field]: category }], true) })}
                >
                  {named.field}: {named.category} ×
                </button>
              </li>
            );
          }),
        )}
      </ul>
      {(isFiltered || compare) && (
        <Button size="xs" variant="default" onClick={() => change({ filters: {}, compare: null })}>
          {said.clear}
        </Button>
      )}
      <Compare context={context} compare={compare} change={change} />
      {children}
    </div>
  );
}

/** A segment beside the rest, or beside another. */
function Compare({
  context,
  compare,
  change,
}: {
  readonly context: TileContext;
  readonly compare: BoardView['compare'];
  readonly change: (next: Partial<BoardView>) => void;
}): ReactNode {
  const { dashboard: said } = useReader().words;
  const field = context.dashboard.fields.find((one) => one.segment);
  if (!field) return null;
  const { name } = field;
  const categories = (context.answer.categories[name] ?? []).map((value) => ({
    value,
    label: categoryName(context, name, value),
  }));
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={said.page.compare}
        value={compare?.one ?? ''}
        onChange={(event) => {
          const one = event.currentTarget.value;
          change({ compare: one === '' ? null : { field: name, one, other: null } });
        }}
        data={[{ value: '', label: `${said.page.compare}: ${said.page.compareNone}` }, ...categories]}
      />
      {compare && (
        <NativeSelect
          size="xs"
          aria-label={said.page.with}
          value={compare.other ?? ''}
          onChange={(event) => {
            const other = event.currentTarget.value;
            change({ compare: { ...compare, other: other === '' ? null : other } });
          }}
          data={[{ value: '', label: said.rest }, ...categories.filter(({ value }) => value !== compare.one)]}
        />
      )}
    </>
  );
}
