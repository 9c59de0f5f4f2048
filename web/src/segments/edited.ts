import type { SegmentsRequest } from '../../../src/contract/index.ts';

export type Telling = NonNullable<SegmentsRequest['segments'][number]['described']>;
/** A text in both languages. */
type Said = Telling['name'];

/** What is being written of a segment; empty texts are allowed until it is saved. */
export interface Edited {
  readonly id: string;
  readonly name: Said;
  readonly description: Said;
  readonly owner: string;
  readonly offers: readonly { readonly title: Said; readonly reason: Said }[];
}

const nothing: Said = { en: '', ru: '' };

export function startEditing(described: Telling | null, segmentId: number): Edited {
  return {
    id: described?.id ?? `segment-${segmentId}`,
    name: described?.name ?? nothing,
    description: described?.description ?? nothing,
    owner: described?.owner ?? '',
    offers: described?.offers ?? [],
  };
}

export function withOffer(edited: Edited): Edited {
  return { ...edited, offers: [...edited.offers, { title: nothing, reason: nothing }] };
}

/** Both languages of every text are there. */
export function isWhole({ name, description, offers }: Edited): boolean {
  const texts = [name, description, ...offers.flatMap(({ title, reason }) => [title, reason])];
  return texts.every(({ en, ru }) => en.trim() !== '' && ru.trim() !== '');
}

export function tellingOf({ id, name, description, owner, offers }: Edited): Telling {
  return {
    id,
    name,
    description,
    ...(owner.trim() !== '' && { owner: owner.trim() }),
    offers: offers.map((offer) => ({ ...offer })),
  };
}
