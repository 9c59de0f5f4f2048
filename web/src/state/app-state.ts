import { createContext, useContext } from 'react';
import type { ThemeName } from '../../../src/charts/index.ts';
import type { ModelFile, RunResponse, SegmentsResponse } from '../../../src/contract/index.ts';
import type { Language, Words } from '../../../src/words/index.ts';
import type { ClientDraft } from '../client/draft.ts';
import type { Names } from './names.ts';
import type { Resource } from './use-resource.ts';

/** What every part of the page knows. */
export interface Reader {
  readonly language: Language;
  readonly words: Words;
  readonly theme: ThemeName;
}

/** What the pages of a model know. */
export interface AppState {
  readonly model: ModelFile;
  /** Names and offers as the server has them; null while they are not there. */
  readonly segments: SegmentsResponse | null;
  readonly setSegments: (segments: SegmentsResponse) => void;
  readonly reloadSegments: () => void;
  readonly run: Resource<RunResponse>;
  readonly reloadRun: () => void;
  readonly names: Names;
  readonly draft: ClientDraft;
  readonly setDraft: (change: (draft: ClientDraft) => ClientDraft) => void;
}

export const ReaderContext = createContext<Reader | null>(null);
export const AppContext = createContext<AppState | null>(null);

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('useReader must stand inside ReaderContext');
  return reader;
}

export function useApp(): AppState {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp must stand inside AppContext');
  return app;
}
