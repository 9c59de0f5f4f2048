import { type Language, type Words, wordsFor } from '../../src/words/index.ts';

const pageEn = {
  title: 'Which segment is this client in?',
  intro: 'Open a model.json that a study has made. It is read here: nothing leaves this page.',
  open: 'Open a model',
  openAnother: 'Another model',
  language: 'Language',
  languageName: 'English',
  modelFacts: (p: { study: string; nClients: string; nSegments: string }) =>
    `${p.study}: ${p.nSegments} segments, made from ${p.nClients} clients`,
  form: 'What is known of the client',
  otherFields: 'Other fields of the model: they do not change the answer',
  notKnown: 'not known',
  numberHint: 'a number, such as 12.5',
  badNumber: (field: string) => `${field} must be a number; write it like 12.5`,
  answer: 'The answer',
  nothingKnown: 'Nothing is known yet',
  start: 'Fill in what you know: the answer follows as you type.',
  ofClients: (share: string) => `${share} of all clients`,
  ofHundred: (count: number) => `${count} of 100 clients like this`,
  guess: (p: { segment: string; count: number }) =>
    `Likeliest is ${p.segment.toLowerCase()}: ${p.count} of 100 clients like this`,
  because: (rule: string) => `Because ${rule}.`,
  always: 'Every client gets this segment.',
  treeDisagrees:
    'The nearest centre says so; the decision tree, which gives the reasons, says otherwise here.',
  missing: (fields: string) => `Not known: ${fields}.`,
  ask: (field: string) => `Ask about ${field}`,
  correct: 'Correct the marked field to get an answer.',
  next: 'Next client',
  nextKey: 'Esc',
  table: 'The same numbers as a table',
  model: (hash: string) => `Model ${hash}`,
  failed: 'The model was not opened.',
};

const pageRu: typeof pageEn = {
  title: 'В каком сегменте этот клиент?',
  intro: 'Откройте файл model.json, созданный исследованием. Он читается здесь: данные не покидают страницу.',
  open: 'Открыть модель',
  openAnother: 'Другая модель',
  language: 'Язык',
  languageName: 'Русский',
  modelFacts: (p) => `${p.study}: сегментов ${p.nSegments}, обучено на данных клиентов: ${p.nClients}`,
  form: 'Что известно о клиенте',
  otherFields: 'Остальные поля модели: на ответ не влияют',
  notKnown: 'не известно',
  numberHint: 'число, например 12,5',
  badNumber: (field) => `${field}: нужно число, например 12,5`,
  answer: 'Ответ',
  nothingKnown: 'Пока ничего не известно',
  start: 'Заполните, что знаете: ответ меняется сразу.',
  ofClients: (share) => `${share} всех клиентов`,
  ofHundred: (count) => `${count} из 100 таких клиентов`,
  guess: (p) => `Вероятнее всего ${p.segment.toLowerCase()}: ${p.count} из 100 таких клиентов`,
  because: (rule) => `Потому что ${rule}.`,
  always: 'Этот сегмент получают все клиенты.',
  treeDisagrees: 'Так решил ближайший центр; дерево решений, которое даёт объяснения, здесь отвечает иначе.',
  missing: (fields) => `Неизвестно: ${fields}.`,
  ask: (field) => `Спросите: ${field}`,
  correct: 'Исправьте отмеченное поле, чтобы получить ответ.',
  next: 'Следующий клиент',
  nextKey: 'Esc',
  table: 'Те же числа таблицей',
  model: (hash) => `Модель ${hash}`,
  failed: 'Модель не открыта.',
};

/** Every sentence of the page, in one language. */
export interface PageWords extends Words {
  readonly page: typeof pageEn;
}

export function pageWordsFor(language: Language): PageWords {
  return { ...wordsFor(language), page: language === 'ru' ? pageRu : pageEn };
}
