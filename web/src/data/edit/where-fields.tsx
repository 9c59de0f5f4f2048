import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { categoryName, fieldLabel, type TileContext } from '../../../../src/charts/index.ts';
import type { DashboardFilter } from '../../../../src/contract/index.ts';
import { useReader } from '../../state/app-state.ts';

/** The rows that a tile shows whatever the reader filters: categories of some fields. */
export function WhereFields({
  where,
  context,
  change,
}: {
  readonly where: DashboardFilter;
  readonly context: TileContext;
  readonly change: (where: DashboardFilter) => void;
}): ReactNode {
  const { form: said } = useReader().words.dashboardEdit;
  const { dashboard, answer } = context;
  const toggle = (field: string, category: string): void => {
    const before = where[field] ?? [];
    const chosen = before.includes(category)
      ? before.filter((one) => one !== category)
      : (answer.categories[field] ?? []).filter((one) => one === category || before.includes(one));
    const { [field]: _, ...rest } = where;
    change(chosen.length === 0 ? rest : { ...where, [field]: chosen });
  };
  const others = dashboard.fields.filter(({ name }) => where[name] === undefined);
  return (
    <fieldset className="tile-where">
      <legend>{said.where}</legend>
      {Object.entries(where).map(([field, chosen]) => (
        <fieldset key={field}>
          <legend>{fieldLabel(context, field)}</legend>
          {[...new Set([...(answer.categories[field] ?? []), ...chosen])].map((category) => (
            <label key={category} className="tile-choice">
              <input
                type="checkbox"
                checked={chosen.includes(category)}
                onChange={() => toggle(field, category)}
              />{' '}
              {categoryName(context, field, category)}
            </label>
          ))}
        </fieldset>
      ))}
      {others.length > 0 && (
        <NativeSelect
          label={said.addFilter}
          value=""
          data={[
            { value: '', label: said.none },
            ...others.map(({ name }) => ({ value: name, label: fieldLabel(context, name) })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            const all = answer.categories[value];
            if (all) change({ ...where, [value]: [...all] });
          }}
        />
      )}
    </fieldset>
  );
}
