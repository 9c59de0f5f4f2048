import { stringify } from 'yaml';
import {
  checkSchema,
  type InputError,
  inputError,
  type ModelFile,
  type NamedSegments,
  namedSegmentsSchema,
  type RunWarning,
  type SegmentDescription,
  type SegmentsFile,
  type Store,
  segmentsFileSchema,
} from '../contract/index.ts';
import { type Frame, type FrameColumn, frameColumn } from '../ml/index.ts';
import { idOf, matchSegments } from '../model/index.ts';
import { type PlacedWarning, recordedWarning, refusal, warning } from '../words/index.ts';
import { carryNames, keepSaidNames, type SaidNames } from './carry-names.ts';
import type { Lineage } from './lineage.ts';
import { parseYaml } from './parse-yaml.ts';
import type { StudyPorts } from './ports.ts';
import type { Segments } from './segment.ts';
import type { StageResult } from './stage-runner.ts';

/** The run's copy of the descriptions, so that the run folder is enough to run the study again. */
export const descriptionsFile = 'descriptions.yaml';
/** What each segment of the run is called. */
export const namedSegmentsFile = 'segments.yaml';

type Alternative = SegmentDescription['when'][number];

/** Names and offers from YAML text. Errors name the first wrong field. */
export function parseSegmentsFile(text: string, file: string): SegmentsFile {
  const code = 'E_SEGMENTS';
  return checkSchema(segmentsFileSchema, parseYaml(text, { code, file }), {
    code,
    file,
    hint: 'see "clientele schema segments" for every field',
  });
}

/** A run's segments.yaml from its text. */
export function parseNamedSegments(text: string, file: string): NamedSegments {
  const code = 'E_SEGMENTS';
  return checkSchema(namedSegmentsSchema, parseYaml(text, { code, file }), {
    code,
    file,
    hint: 'see "clientele schema named-segments" for every field',
  });
}

/**
 * Names the segments of a model by the descriptions that fit them, and writes both into the run; what people wrote
 * there goes before, with the segments that continue those that they named.
 */
export async function writeSegmentNames(
  model: ModelFile,
  segments: Segments,
  descriptions: SegmentsFile | null,
  said: SaidNames | null,
  { earlier }: Lineage,
  { store }: StudyPorts,
): Promise<StageResult<NamedSegments | null>> {
  const changed = (earlier?.segments ?? []).flatMap(({ id: segment, overlap, status }) =>
    status === 'changed' ? [recordedWarning(warning('W_SEGMENT_REFIT', { segment, overlap }))] : [],
  );
  if (descriptions === null && said === null) return { value: null, files: [], warnings: changed };
  const byRule = descriptions === null ? unnamed(model) : nameSegments(model, segments, descriptions);
  const carried = said && carryNames(byRule.named, model, segments, said);
  const named = carried?.named ?? byRule.named;
  // Until the names stand, the earlier descriptions tell which of them people wrote.
  const files = [await store.write(namedSegmentsFile, stringify(named))];
  if (descriptions !== null) files.push(await store.write(descriptionsFile, stringify(descriptions)));
  const warnings = [
    ...byRule.warnings.filter(({ details }) => !carried?.isSaid(details)),
    ...(carried?.warnings ?? []).map(recordedWarning),
  ];
  // A warning that names the description says all that one of the segment alone would.
  const segmentOf = ({ details }: RunWarning): unknown => details && 'segment' in details && details.segment;
  const told = new Set(warnings.filter(({ code }) => code === 'W_SEGMENT_CHANGED').map(segmentOf));
  return {
    value: named,
    files,
    warnings: [...changed.filter((one) => !told.has(segmentOf(one))), ...warnings],
  };
}

/** What people wrote in this run folder, before it is named anew; null where they wrote nothing. */
export async function readSaidNames(
  store: Store,
  descriptions: SegmentsFile | null,
): Promise<SaidNames | null> {
  const text = await store.read(namedSegmentsFile);
  if (text === null) return null;
  const before = await store.read(descriptionsFile);
  return keepSaidNames(store, { text, named: parseNamedSegments(text, namedSegmentsFile) }, [
    ...(descriptions === null ? [] : [descriptions]),
    ...(before === null ? [] : [parseSegmentsFile(before, descriptionsFile)]),
  ]);
}

function unnamed({ hash, segments }: ModelFile): ReturnType<typeof nameSegments> {
  const named = segments.map(({ id }) => ({ id, overlap: 0, described: null }));
  return { named: { version: 1, model: hash, segments: named, notes: [] }, warnings: [] };
}

/**
 * Attaches descriptions to segments by the train rows that they share, whatever the numbers of the segments.
 *
 * Warnings: W_SEGMENT_CHANGED where the overlap is from 0.5 to 0.75, W_SEGMENT_UNNAMED for a segment that no
 * description fits, W_SEGMENT_UNMATCHED for a description that fits no segment, W_SEGMENT_VALUE for a value that
 * the column does not have. E_SEGMENTS for a column that the study does not have.
 */
export function nameSegments(
  model: Pick<ModelFile, 'hash' | 'segments'>,
  { train, trainLabels }: Pick<Segments, 'train' | 'trainLabels'>,
  { segments: described, notes }: SegmentsFile,
): { readonly named: NamedSegments; readonly warnings: readonly RunWarning[] } {
  const nSegments = model.segments.length;
  const shared = described.map(({ id, when }) => {
    const meets = when.map((alternative) => conditionsOf(alternative, train, id));
    const counts = Array<number>(nSegments).fill(0);
    for (let i = 0; i < train.nRows; i++) {
      if (meets.some((all) => all.every((holds) => holds(i)))) counts[trainLabels[i]]++;
    }
    return counts;
  });
  const sizes = Array<number>(nSegments).fill(0);
  for (const label of trainLabels) sizes[label]++;
  const groups = shared.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const matches = matchSegments({ shared, groups, segments: sizes });
  const segments = matches.map(({ segment, group, overlap }): NamedSegments['segments'][number] => {
    if (group === null) return { id: idOf(model, segment), overlap, described: null };
    const { when: _, ...told } = described[group];
    return { id: idOf(model, segment), overlap, described: told };
  });
  const warnings = [
    ...unknownValues(described, train),
    ...matches.flatMap(({ segment, group, overlap, isChanged }): PlacedWarning[] => {
      if (group === null) return [warning('W_SEGMENT_UNNAMED', { segment: idOf(model, segment), overlap })];
      const { id: description } = described[group];
      return isChanged
        ? [warning('W_SEGMENT_CHANGED', { segment: idOf(model, segment), description, overlap })]
        : [];
    }),
    ...described.flatMap(({ id: description }, g) =>
      matches.some(({ group }) => group === g) ? [] : [warning('W_SEGMENT_UNMATCHED', { description })],
    ),
  ];
  return {
    named: { version: 1, model: model.hash, segments, notes },
    warnings: warnings.map(recordedWarning),
  };
}

/** Refuses descriptions that name a column which the table does not have, or bounds of categories. */
export function checkDescriptions({ segments }: SegmentsFile, frame: Frame): void {
  for (const { id, when } of segments) for (const alternative of when) conditionsOf(alternative, frame, id);
}

/** Every condition of one entry as a test of a row; a cell that is not known meets none. */
function conditionsOf(alternative: Alternative, train: Frame, id: string): ((row: number) => boolean)[] {
  return Object.entries(alternative).map(([name, condition]) => {
    const column = columnOf(train, name, id);
    if (Array.isArray(condition)) {
      if (column.kind !== 'category') throw wrongKind(id, name, 'numbers');
      const allowed = column.categories.map((category) => condition.includes(category));
      return (row) => column.codes[row] >= 0 && allowed[column.codes[row]];
    }
    if (column.kind === 'category') throw wrongKind(id, name, 'categories');
    const { above = Number.NEGATIVE_INFINITY, upTo = Number.POSITIVE_INFINITY } = condition;
    return (row) => column.values[row] > above && column.values[row] <= upTo;
  });
}

function columnOf(train: Frame, name: string, id: string): FrameColumn {
  if (train.columns.some((column) => column.name === name)) return frameColumn(train, name);
  const columns = train.columns.map((column) => column.name);
  throw inputError(refusal('E_SEGMENTS', { kind: 'no-column', id, column: name, columns }));
}

function wrongKind(id: string, column: string, kind: 'numbers' | 'categories'): InputError {
  return inputError(refusal('E_SEGMENTS', { kind, id, column }));
}

/** A value that the column does not have is often a slip of the pen. */
function unknownValues(described: readonly SegmentDescription[], train: Frame): PlacedWarning[] {
  return described.flatMap(({ id, when }) =>
    when.flatMap((alternative) =>
      Object.entries(alternative).flatMap(([name, condition]) => {
        const column = frameColumn(train, name);
        if (!Array.isArray(condition) || column.kind !== 'category') return [];
        const unknown = condition.filter((value) => !column.categories.includes(value));
        if (unknown.length === 0) return [];
        return [warning('W_SEGMENT_VALUE', { description: id, column: name, values: unknown })];
      }),
    ),
  );
}
