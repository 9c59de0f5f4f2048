import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReader } from '../../state/app-state.ts';

export interface NameOption {
  readonly value: string;
  readonly label: string;
}

/** Names in an order: a choice each, and an empty one for the next. */
export function NameList({
  label,
  names,
  options,
  most,
  change,
}: {
  readonly label: (n: number) => string;
  readonly names: readonly string[];
  readonly options: readonly NameOption[];
  /** How many may be chosen. */
  readonly most: number;
  readonly change: (names: string[]) => void;
}): ReactNode {
  const { none } = useReader().words.dashboardEdit.form;
  const rows = names.length < most ? [...names, ''] : names;
  return rows.map((name, i) => (
    <NativeSelect
      // biome-ignore lint/suspicious/noArrayIndexKey: a name is known by its place
      key={i}
      label={label(i)}
      value={name}
      data={[
        { value: '', label: none },
        ...options.filter(({ value }) => value === name || !names.includes(value)),
      ]}
      onChange={({ currentTarget: { value } }) =>
        change([...names.slice(0, i), ...(value === '' ? [] : [value]), ...names.slice(i + 1)])
      }
    />
  ));
}
