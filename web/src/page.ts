import { segmentSizesChart } from '../../src/charts/index.ts';
import type { ModelFile } from '../../src/contract/index.ts';
import { type Language, languages } from '../../src/words/index.ts';
import { answerOf } from './answer.ts';
import { chartFigure } from './chart-figure.ts';
import { el } from './dom.ts';
import { type ClientForm, createForm, fieldLabel } from './form.ts';
import { openModel } from './open-model.ts';
import { type PageWords, pageWordsFor } from './page-words.ts';

/** How long typing must rest before a screen reader hears the answer, in milliseconds. */
const speakAfter = 600;

/** Everything that the page shows follows from this. */
interface State {
  readonly language: Language;
  readonly model: ModelFile | null;
  /** What went wrong with the last file. */
  readonly problem: string | null;
  /** What was typed, by field. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Runs the page in an element: open a model, type what is known, read the answer. */
export function startPage(root: HTMLElement): void {
  let state: State = { language: firstLanguage(), model: null, problem: null, texts: new Map() };
  let form: ClientForm | null = null;
  const update = (change: Partial<State>): void => {
    state = { ...state, texts: form?.texts() ?? state.texts, ...change };
    form = drawPage(root, state, update);
  };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') form?.clear();
  });
  update({});
}

/** Draws the whole page; typing redraws the answer and the chart alone. */
function drawPage(
  root: HTMLElement,
  state: State,
  update: (change: Partial<State>) => void,
): ClientForm | null {
  const words = pageWordsFor(state.language);
  document.documentElement.lang = state.language;
  document.title = `Clientele: ${words.page.title}`;
  const header = el(
    'header',
    {},
    el('h1', {}, words.page.title),
    languageSwitch(state, update),
    fileButton(state, words, update),
  );
  const problem = el('p', { class: 'problem', role: 'alert' });
  if (state.problem !== null) problem.textContent = `${words.page.failed} ${state.problem}`;
  const { model } = state;
  if (!model) {
    root.replaceChildren(header, problem, el('main', {}, el('p', { class: 'intro' }, words.page.intro)));
    return null;
  }
  const { main, form } = clientView(model, words, state.texts);
  root.replaceChildren(header, problem, main, footer(model, words));
  return form;
}

function clientView(
  model: ModelFile,
  words: PageWords,
  texts: ReadonlyMap<string, string>,
): { readonly main: HTMLElement; readonly form: ClientForm } {
  const sizes = segmentSizesChart({ segments: model.segments, nRows: model.study.nClients }, words);
  const place = el('div');
  const chart = el('div');
  const spoken = el('p', { class: 'spoken', 'aria-live': 'polite' });
  const label = (name: string): string => {
    const field = model.fields.find((candidate) => candidate.name === name);
    return field ? fieldLabel(field, words) : name;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = (): void => {
    const client = form.read();
    const found = client && answerOf(model, client, { words, label, ask: form.focus });
    place.replaceChildren(found ? found.element : el('p', { class: 'answer' }, words.page.correct));
    chart.replaceChildren(chartFigure(sizes, found ? found.segment : null, words));
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = found ? found.spoken : words.page.correct;
    }, speakAfter);
  };
  const form = createForm(model, words, texts, answer);
  const next = el('button', { type: 'button' }, words.page.next, el('kbd', {}, words.page.nextKey));
  next.addEventListener('click', () => form.clear());
  form.element.append(el('p', {}, next));
  const main = el(
    'main',
    { class: 'columns' },
    form.element,
    el(
      'section',
      { 'aria-labelledby': 'answer-title' },
      el('h2', { id: 'answer-title' }, words.page.answer),
      place,
      spoken,
      chart,
    ),
  );
  answer();
  return { main, form };
}

function languageSwitch(state: State, update: (change: Partial<State>) => void): HTMLElement {
  const { page } = pageWordsFor(state.language);
  const buttons = languages.map((language) => {
    const name = pageWordsFor(language).page.languageName;
    const isOn = language === state.language;
    const button = el('button', { type: 'button', lang: language, 'aria-pressed': String(isOn) }, name);
    button.addEventListener('click', () => {
      update({ language });
      document.querySelector<HTMLElement>(`.languages [lang=${language}]`)?.focus();
    });
    return button;
  });
  return el('div', { class: 'languages', role: 'group', 'aria-label': page.language }, ...buttons);
}

function fileButton(
  state: State,
  { page }: PageWords,
  update: (change: Partial<State>) => void,
): HTMLElement {
  const input = el('input', { type: 'file', id: 'model', class: 'picker', accept: '.json,application/json' });
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      update({ model: await openModel(file), problem: null, texts: new Map() });
    } catch (error) {
      update({ problem: error instanceof Error ? error.message : String(error) });
    }
  });
  const text = state.model ? page.openAnother : page.open;
  return el('div', { class: 'file' }, input, el('label', { for: 'model' }, text));
}

function footer(model: ModelFile, { page, format }: PageWords): HTMLElement {
  const { name, nClients } = model.study;
  const facts = page.modelFacts({
    study: name,
    nClients: format.count(nClients),
    nSegments: format.count(model.segments.length),
  });
  return el(
    'footer',
    {},
    el('p', {}, facts),
    el('p', { class: 'hash', title: model.hash }, page.model(model.hash.slice(0, 12))),
  );
}

/** The language of the address (`?lang=ru`), else the reader's. */
function firstLanguage(): Language {
  const wanted = new URLSearchParams(location.search).get('lang') ?? navigator.language.slice(0, 2);
  return languages.find((language) => language === wanted) ?? 'en';
}
