import { type ComboboxItem, type OptionsFilter, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ModelField } from '../../../src/contract/index.ts';
import { useApp, useReader } from '../state/app-state.ts';

/** Options that a list shows at once. */
const mostShown = 100;

interface FieldControlProps {
  readonly field: ModelField;
  readonly text: string;
  /** What else is to be said of it. */
  readonly note?: string;
  readonly isWrong: boolean;
  readonly size: 'md' | 'sm';
  readonly onChange: (text: string) => void;
  /** Enter was pressed, or a value picked. */
  readonly onDone: () => void;
}

/** The field of one column: a list to type ahead in where it has categories, a number otherwise. */
export function FieldControl({
  field,
  text,
  note,
  isWrong,
  size,
  onChange,
  onDone,
}: FieldControlProps): ReactNode {
  const { client } = useReader().words.web;
  const { names } = useApp();
  const label = names.field(field.name);
  const common = {
    label,
    size,
    ...(note !== undefined && { description: note }),
    'data-field': field.name,
    className: 'field',
  };
  if (!field.categories) {
    return (
      <TextInput
        {...common}
        inputMode="decimal"
        autoComplete="off"
        placeholder={client.number}
        value={text}
        error={isWrong && client.badNumber(label)}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone();
        }}
      />
    );
  }
  const { categories } = field;
  // Places stand for values: Mantine looks them up in a plain object, where "constructor" would be found.
  const options = categories.map((value, i) => ({ value: String(i), label: names.value(value) || ' ' }));
  const place = categories.indexOf(text);
  return (
    <Select
      {...common}
      data={options}
      value={place < 0 ? null : String(place)}
      placeholder={client.placeholder}
      nothingFoundMessage={client.nothingFound}
      searchable
      clearable
      openOnFocus={false}
      selectFirstOptionOnChange
      selectFirstOptionOnDropdownOpen
      limit={mostShown}
      maxDropdownHeight={264}
      filter={startsFirst(categories)}
      clearButtonProps={{ 'aria-label': client.clear(label), tabIndex: -1 }}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => take(event.currentTarget.value)}
      onChange={(value) => onChange(value === null ? '' : (categories[Number(value)] ?? ''))}
      onSearchChange={(search) => {
        if (search === '' && text !== '') onChange('');
      }}
      onOptionSubmit={onDone}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || hasMarkedOption(event.currentTarget)) return;
        // Whoever types faster than the list opens is understood too; what means nothing stays to be mended.
        event.preventDefault();
        if (take(event.currentTarget.value)) onDone();
      }}
    />
  );

  /** Takes the value that a text means; whether it means one, or none at all. */
  function take(typed: string): boolean {
    if (typed === '' || typed === options[place]?.label) return true;
    const [match] = matchesOf(options, categories, typed);
    if (match) onChange(categories[Number(match.value)] ?? '');
    return match !== undefined;
  }
}

/** Whether the list is open with an option that Enter would choose. */
function hasMarkedOption(input: HTMLInputElement): boolean {
  const list = document.getElementById(input.getAttribute('aria-controls') ?? '');
  return list !== null && list.querySelector('[data-combobox-selected]') !== null;
}

/** Values that start with what was typed, then those with a word that does, then those that hold it. */
function matchesOf(
  options: readonly ComboboxItem[],
  categories: readonly string[],
  search: string,
): ComboboxItem[] {
  const typed = search.trim().toLowerCase();
  const rank = ({ value, label }: ComboboxItem): number => {
    // In the reader's language and as the table has it.
    const texts = [label, categories[Number(value)] ?? ''].map((one) => one.toLowerCase());
    if (texts.some((one) => one.startsWith(typed))) return 0;
    if (texts.some((one) => one.split(/[\s.,_-]+/).some((word) => word.startsWith(typed)))) return 1;
    return texts.some((one) => one.includes(typed)) ? 2 : 3;
  };
  return options
    .map((option) => ({ option, place: rank(option) }))
    .filter(({ place }) => place < 3)
    .sort((a, b) => a.place - b.place)
    .map(({ option }) => option);
}

const startsFirst =
  (categories: readonly string[]): OptionsFilter =>
  ({ options, search, limit }) =>
    matchesOf(
      options.flatMap((option) => ('value' in option ? [option] : [])),
      categories,
      search,
    ).slice(0, limit);
