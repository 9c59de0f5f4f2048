import type { ModelField, ModelFile } from '../../src/contract/index.ts';
import { type Client, usedFields } from '../../src/model/index.ts';
import { el } from './dom.ts';
import type { PageWords } from './page-words.ts';

type Control = HTMLInputElement | HTMLSelectElement;

export interface ClientForm {
  readonly element: HTMLElement;
  /** What was entered, a category or a number by field; null while a field is wrong. */
  read(): Client | null;
  /** Raw texts by field, to be kept over a change of language. */
  texts(): ReadonlyMap<string, string>;
  focus(field: string): void;
  /** Empties every field and puts the cursor into the first. */
  clear(): void;
}

/** A form of the model's fields: those that decide the segment first, the rest folded. */
export function createForm(
  model: ModelFile,
  words: PageWords,
  texts: ReadonlyMap<string, string>,
  onChange: () => void,
): ClientForm {
  const used = usedFields(model);
  const others = model.fields.filter((field) => !used.includes(field));
  const controls = new Map<string, Control>();
  const row = (field: ModelField): HTMLElement => {
    const id = `field-${model.fields.indexOf(field)}`;
    const control = controlOf(field, id, words);
    control.value = texts.get(field.name) ?? '';
    control.addEventListener('input', onChange);
    controls.set(field.name, control);
    return el(
      'div',
      { class: 'field' },
      el('label', { for: id }, fieldLabel(field, words)),
      control,
      el('p', { class: 'problem', id: `${id}-problem` }),
    );
  };
  const element = el(
    'form',
    { class: 'client', autocomplete: 'off', 'aria-labelledby': 'form-title' },
    el('h2', { id: 'form-title' }, words.page.form),
    ...used.map(row),
    others.length === 0
      ? null
      : el('details', {}, el('summary', {}, words.page.otherFields), ...others.map(row)),
  );
  element.addEventListener('submit', (event) => event.preventDefault());
  return {
    element,
    read: () => readControls(model, controls, words),
    texts: () => new Map(Array.from(controls, ([name, control]) => [name, control.value])),
    focus: (field) => controls.get(field)?.focus(),
    clear() {
      for (const control of controls.values()) control.value = '';
      controls.get(used[0]?.name ?? '')?.focus();
      onChange();
    },
  };
}

/** The name of a field for people, else its name in the table. */
export function fieldLabel(field: ModelField, { language }: PageWords): string {
  return field.label?.[language] ?? field.name;
}

function controlOf(field: ModelField, id: string, { page }: PageWords): Control {
  const attributes = { id, class: 'control', name: field.name, 'aria-describedby': `${id}-problem` };
  if (field.categories) {
    return el(
      'select',
      attributes,
      el('option', { value: '' }, page.notKnown),
      ...field.categories.map((category) => el('option', { value: category }, category)),
    );
  }
  return el('input', { ...attributes, type: 'text', inputmode: 'decimal', placeholder: page.numberHint });
}

/** Marks every wrong field; a client only when there is none. */
function readControls(
  model: ModelFile,
  controls: ReadonlyMap<string, Control>,
  words: PageWords,
): Client | null {
  let isRight = true;
  const client: Record<string, string | number | null> = {};
  for (const field of model.fields) {
    const control = controls.get(field.name);
    const text = control?.value.trim() ?? '';
    const value = field.categories ? text : numberOf(text);
    const isWrong = typeof value === 'number' && Number.isNaN(value);
    const problem = control && document.getElementById(`${control.id}-problem`);
    if (control) control.setAttribute('aria-invalid', String(isWrong));
    if (problem) problem.textContent = isWrong ? words.page.badNumber(fieldLabel(field, words)) : '';
    if (isWrong) isRight = false;
    client[field.name] = value === '' ? null : value;
  }
  return isRight ? client : null;
}

/** A number as people write it, "1 500,25" too; '' stays, text is NaN. */
function numberOf(text: string): number | '' {
  if (text === '') return '';
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain))
    ? Number(plain)
    : Number.NaN;
}
