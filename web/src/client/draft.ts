import type { ModelFile } from '../../../src/contract/index.ts';
import type { Client } from '../../../src/model/index.ts';

/** What was typed of one client. It lives in this page's memory alone. */
export interface ClientDraft {
  /** By field; a field that is not there is empty. */
  readonly texts: ReadonlyMap<string, string>;
  /** The client before this one, until something new is typed. */
  readonly previous: ReadonlyMap<string, string> | null;
  /** Whether the rule of at least two important fields holds. */
  readonly needsFields: boolean;
}

export interface ReadDraft {
  readonly client: Client;
  /** Fields whose text is no number. */
  readonly wrong: readonly string[];
}

export function setText(draft: ClientDraft, field: string, text: string): ClientDraft {
  const texts = new Map(draft.texts);
  if (text === '') texts.delete(field);
  else texts.set(field, text);
  return { ...draft, texts, previous: null };
}

/** The next client: an empty form; what was typed can be brought back. */
export function clearDraft(draft: ClientDraft): ClientDraft {
  return draft.texts.size === 0 ? draft : { ...draft, texts: new Map(), previous: draft.texts };
}

export function restoreDraft(draft: ClientDraft): ClientDraft {
  return draft.previous ? { ...draft, texts: draft.previous, previous: null } : draft;
}

/** The client that the texts mean; a wrong number counts as not known. */
export function readDraft(model: ModelFile, texts: ReadonlyMap<string, string>): ReadDraft {
  const wrong: string[] = [];
  const known = model.fields.flatMap((field): [string, string | number][] => {
    const text = texts.get(field.name)?.trim() ?? '';
    if (text === '') return [];
    if (field.categories) return [[field.name, text]];
    const number = numberOf(text);
    if (number !== null) return [[field.name, number]];
    if (field.unknown.includes(text)) return [];
    wrong.push(field.name);
    return [];
  });
  return { client: Object.fromEntries(known), wrong };
}

/** A number as people write it, "1 500,25" too; null for text. */
function numberOf(text: string): number | null {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  const isNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain));
  return isNumber ? Number(plain) : null;
}
