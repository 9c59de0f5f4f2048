import {
  Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { canonicalJson } from '../contract/index.ts';

type Values = Readonly<Record<string, unknown>>;
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** No line is folded: a sentence stays on its line. */
const style = { lineWidth: 0 } as const;

/**
 * A YAML text that holds `after` where it held `before`. What is equal in both keeps its bytes, and so do comments, order
 * and style around a change; items of a list are known by their `id`. Values that the text leaves out stay left out
 * while they do not change. O(length).
 */
export function reviseYaml(text: string, before: unknown, after: unknown): string {
  const { contents } = parseDocument(text);
  return contents ? apply(text, editsOf(text, contents, before, after) ?? []) : stringify(after, style);
}

/** Null where the node has to be written anew as a whole. */
function editsOf(text: string, node: Node, before: unknown, after: unknown): readonly Edit[] | null {
  if (isSame(before, after)) return [];
  if (isMap(node) && isRecord(before) && isRecord(after)) return editMap(text, node, before, after);
  if (isSeq(node) && !node.flow) return editList(text, node, before, after);
  return null;
}

function editMap(text: string, map: YAMLMap, before: Values, after: Values): readonly Edit[] | null {
  const pairs = new Map(map.items.map((pair) => [keyOf(pair), pair]));
  const edits: Edit[] = [];
  let last: Pair | undefined;
  for (const key of [...new Set([...Object.keys(after), ...pairs.keys()])]) {
    const pair = pairs.get(key);
    const value = after[key];
    if (!pair) {
      if (isSame(before[key], value)) continue;
      const spot = map.flow ? undefined : last;
      if (!spot) return null;
      const at = endOfLine(text, endOf(spot));
      edits.push({ start: at, end: at, text: `${pairText(key, value, columnOf(text, spot))}\n` });
      continue;
    }
    if (value === undefined) {
      const start = startOfLine(text, startOf(pair));
      if (map.flow || text.slice(start, startOf(pair)).trim() !== '') return null;
      edits.push({ start, end: endOfLine(text, endOf(pair)), text: '' });
      continue;
    }
    last = pair;
    if (isSame(before[key], value)) continue;
    const inner = isCollection(pair.value) ? editsOf(text, pair.value, before[key], value) : null;
    if (inner) edits.push(...inner);
    else if (map.flow) {
      if (!isScalar(pair.value) || !pair.value.range) return null;
      const [start, end] = pair.value.range;
      edits.push({ start, end, text: flowText(value) });
    } else {
      edits.push({ ...spanOf(text, pair), text: pairText(key, value, columnOf(text, pair)).trimStart() });
    }
  }
  return edits;
}

/** A list of things with ids: each that is the same, or changed inside, keeps its lines wherever it goes. */
function editList(text: string, list: YAMLSeq, before: unknown, after: unknown): readonly Edit[] | null {
  if (!areNamed(before) || !areNamed(after) || after.length === 0) return null;
  const [first] = list.items;
  const nodes = list.items.filter(isMap);
  if (!isMap(first) || nodes.length !== before.length) return null;
  const start = startOfLine(text, first.range?.[0] ?? 0);
  const dash = /^ *(?=- )/.exec(text.slice(start))?.[0];
  if (dash === undefined) return null;
  const kept = new Map<string, string>();
  let from = start;
  for (const [i, node] of nodes.entries()) {
    const old = before[i];
    const next = after.find(({ id }) => id === old?.id);
    const to = endOfLine(text, endOf(node));
    const edits = old && next ? editsOf(text, node, old, next) : [];
    const whole = edits ? apply(text, edits, from, to) : itemText(next, dash);
    kept.set(old?.id ?? '', whole.endsWith('\n') ? whole : `${whole}\n`);
    from = to;
  }
  const whole = after.map((item) => kept.get(item.id) ?? itemText(item, dash)).join('');
  return [{ start, end: from, text: text.endsWith('\n') ? whole : whole.slice(0, -1) }];
}

function apply(text: string, edits: readonly Edit[], from = 0, to = text.length): string {
  let done = '';
  let at = from;
  for (const { start, end, text: put } of [...edits].sort((a, b) => a.start - b.start)) {
    done += text.slice(at, start) + put;
    at = end;
  }
  return done + text.slice(at, to);
}

function pairText(key: string, value: unknown, column: number): string {
  return indented(stringify(asNode({ [key]: value }), style), ' '.repeat(column));
}

function itemText(item: unknown, dash: string): string {
  const full = Object.entries(isRecord(item) ? item : {}).filter(([, value]) => !isEmpty(value));
  return `${indented(stringify(asNode([Object.fromEntries(full)]), style), dash)}\n`;
}

/** A list or a map as it is written: lists of names and maps of numbers in it stand on one line. */
function asNode(value: unknown): Node {
  const document = new Document(value);
  const visit = (node: unknown): void => {
    if (isSeq(node)) {
      node.flow = node.items.every(isScalar);
      node.items.forEach(visit);
    } else if (isMap(node)) {
      node.flow = node.items.every((pair) => isScalar(pair.value) && typeof pair.value.value === 'number');
      for (const pair of node.items) visit(pair.value);
    }
  };
  const { contents } = document;
  if (!isCollection(contents)) throw new TypeError('a list or a map is written');
  visit(contents);
  contents.flow = false;
  return contents;
}

function flowText(value: unknown): string {
  return stringify([value], { ...style, collectionStyle: 'flow', flowCollectionPadding: false }).slice(1, -2);
}

function indented(text: string, by: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');
const startOf = ({ key }: Pair): number => (isScalar(key) ? (key.range?.[0] ?? 0) : 0);

/** Where what a node says ends, without what follows it on the line. */
function endOf(part: Node | Pair): number {
  if ('key' in part) return part.value ? endOf(part.value as Node) : startOf(part as Pair) + 1;
  if (isCollection(part) && !part.flow) {
    const last = part.items.at(-1);
    if (last) return endOf(last as Node | Pair);
  }
  return part.range?.[1] ?? 0;
}

/** Key and value; a block of text without the line end that closes it. */
function spanOf(text: string, pair: Pair): { readonly start: number; readonly end: number } {
  const start = startOf(pair);
  return { start, end: start + text.slice(start, endOf(pair)).trimEnd().length };
}

function columnOf(text: string, pair: Pair): number {
  return startOf(pair) - startOfLine(text, startOf(pair));
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the next line starts. */
function endOfLine(text: string, at: number): number {
  if (text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function areNamed(list: unknown): list is readonly { readonly id: string }[] {
  return Array.isArray(list) && list.every((one) => isRecord(one) && typeof one.id === 'string');
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}
