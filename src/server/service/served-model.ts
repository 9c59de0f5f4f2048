import type { ModelFile, NamedSegment, NamedSegments } from '../../contract/index.ts';
import { type CompiledModel, compileModel, loadModel, type Sha256 } from '../../model/index.ts';
import { namedSegmentsFile, parseNamedSegments } from '../../study/index.ts';
import { type Language, wordsFor } from '../../words/index.ts';
import type { ReadFile } from '../deps.ts';

const modelFile = 'models/model.json';

/** A model that answers, with the names of its segments. */
export interface ServedModel {
  readonly model: ModelFile;
  /** The bytes of model.json. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly compiled: CompiledModel;
  /** Null where the study has no descriptions. */
  readonly named: NamedSegments | null;
  /** What a segment is called. */
  readonly nameOf: (id: number, language: Language) => string;
}

/** The model that is served; it may be exchanged while requests run, each of which keeps the one that it began with. */
export interface ModelHolder {
  /** Null until one is loaded. */
  current(): ServedModel | null;
  /**
   * Loads model and names anew from the run and puts them in place at once; a model that cannot be loaded leaves the
   * present one and is an `InputError`.
   */
  reload(): Promise<void>;
}

export interface ModelHolderOptions {
  readonly readRunFile: ReadFile;
  /** SHA-256 of a text, in lower-case hexadecimal. */
  readonly sha256: Sha256;
}

/** Holds the model of a run. */
export function createModelHolder({ readRunFile, sha256 }: ModelHolderOptions): ModelHolder {
  let served: ServedModel | null = null;
  return {
    current: () => served,
    async reload() {
      const bytes = await readRunFile(modelFile);
      const text = bytes === null ? '' : new TextDecoder().decode(bytes);
      const model = loadModel(text, modelFile, sha256);
      const named = await readNamed(readRunFile, model);
      // The same model is compiled once.
      const compiled = served?.model.hash === model.hash ? served.compiled : compileModel(model);
      served = { model, bytes: bytes ?? new Uint8Array(), compiled, named, nameOf: namesOf(named) };
    },
  };
}

/** The names in a run; null where there are none, or where they belong to another model. */
async function readNamed(readRunFile: ReadFile, model: ModelFile): Promise<NamedSegments | null> {
  const bytes = await readRunFile(namedSegmentsFile);
  if (bytes === null) return null;
  const named = parseNamedSegments(new TextDecoder().decode(bytes), namedSegmentsFile);
  return named.model === model.hash ? named : null;
}

function namesOf(named: NamedSegments | null): ServedModel['nameOf'] {
  const byId = new Map(named?.segments.map((segment): [number, NamedSegment] => [segment.id, segment]) ?? []);
  return (id, language) => byId.get(id)?.described?.name[language] ?? wordsFor(language).charts.segment(id);
}
