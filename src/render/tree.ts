import { segmentColor, type TreeChart, type TreeChartNode, themes } from '../charts/index.ts';
import type { Body, Canvas } from './frame.ts';
import { clampLines, measureText, wrapText } from './measure-text.ts';
import { coordinate, lineHeight, svgRect, svgText } from './svg.ts';

const questionSize = 13;
const detailSize = 12;
const countSize = 11;
const barHeight = 6;
const gap = 12;
const edgeWidth = 56;
const maxLines = 6;

interface Box {
  readonly depth: number;
  readonly lines: readonly string[];
  readonly detail: readonly string[];
  /** What the rows of the node are, and how many each segment has. */
  readonly rows: readonly string[];
  readonly counts: readonly string[];
  readonly height: number;
  /** The middle of the box. */
  readonly y: number;
}

/**
 * A tree from left to right: the question on the left, "yes" up, "no" down. Leaves stand one below the other, so
 * any number of them has room for its text.
 */
export function drawTree(spec: TreeChart, canvas: Canvas): Body {
  const colors = themes[canvas.theme];
  const depths = depthsOf(spec);
  const nLevels = Math.max(...depths.values()) + 1;
  const boxWidth = Math.max(90, (canvas.width - (nLevels - 1) * edgeWidth) / nLevels);
  const boxes = layOut(spec, depths, boxWidth - 28);
  const height = Math.max(...[...boxes.values()].map((box) => box.y + box.height / 2));
  const left = (depth: number): number => depth * (boxWidth + edgeWidth);

  const edges: string[] = [];
  const drawn: string[] = [];
  for (const [at, box] of boxes) {
    const node = spec.nodes[at];
    if (node === undefined) continue;
    const x = left(box.depth);
    const top = box.y - box.height / 2;
    if (node.kind === 'split') {
      for (const [child, word] of [
        [node.yes, spec.yes],
        [node.no, spec.no],
      ] as const) {
        const to = boxes.get(child);
        if (to) edges.push(drawEdge({ x: x + boxWidth, y: box.y }, { x: left(to.depth), y: to.y }, word));
      }
    }
    const color = node.kind === 'leaf' ? segmentColor(node.segment, canvas.theme) : colors.context;
    drawn.push(
      svgRect(
        { x, y: top, width: boxWidth, height: box.height },
        `rx="4" fill="${colors.surface}" stroke="${color}" stroke-width="${node.kind === 'leaf' ? 2 : 1}"`,
      ),
      node.kind === 'leaf'
        ? svgRect({ x, y: top, width: 10, height: box.height }, `rx="4" fill="${color}"`)
        : '',
      svgText(box.lines, x + 18, top + 9 + questionSize, {
        size: questionSize,
        color: colors.ink,
        isBold: true,
      }),
      svgText([...box.detail, ...box.rows], x + 18, top + 9 + questionSize + textHeight(box.lines, []), {
        size: detailSize,
        color: colors.muted,
      }),
      drawCounts(node, box, { x: x + 18, y: top + 12 + textHeight(box.lines, [...box.detail, ...box.rows]) }),
    );
  }

  /** A thin bar with a part for each segment, and the numbers below it. */
  function drawCounts(node: TreeChartNode, box: Box, at: { readonly x: number; readonly y: number }): string {
    const counts = node.rows?.counts ?? [];
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    if (box.counts.length === 0 || total === 0) return '';
    const width = boxWidth - 28;
    let before = 0;
    const bars = counts.map(({ segment, count }) => {
      const left = before;
      before += (count / total) * width;
      return count === 0
        ? ''
        : svgRect(
            { x: at.x + left, y: at.y, width: before - left, height: barHeight },
            `fill="${segmentColor(segment, canvas.theme)}" stroke="${colors.surface}" stroke-width="0.5"`,
          );
    });
    return [
      ...bars,
      svgText(box.counts, at.x, at.y + barHeight + 13, { size: countSize, color: colors.muted }),
    ].join('');
  }

  function drawEdge(
    from: { readonly x: number; readonly y: number },
    to: { readonly x: number; readonly y: number },
    word: string,
  ): string {
    const middle = (from.x + to.x) / 2;
    const width = measureText(word, 12) + 8;
    // The word stands on the last, level part of the edge, with the ground behind it.
    const y = to.y === from.y ? from.y : to.y;
    return [
      `<path d="M${coordinate(from.x)} ${coordinate(from.y)}H${coordinate(middle)}V${coordinate(to.y)}H${coordinate(to.x)}" fill="none" stroke="${colors.context}" stroke-width="1"/>`,
      svgRect({ x: middle - width / 2, y: y - 9, width, height: 18 }, `fill="${colors.surface}"`),
      svgText([word], middle, y + 4, { size: 12, color: colors.muted, anchor: 'middle' }),
    ].join('');
  }

  const needed = left(nLevels - 1) + boxWidth;
  const body = `${edges.join('')}${drawn.join('')}`;
  // A tree too deep for the width is drawn smaller rather than cut.
  const scale = Math.min(1, canvas.width / needed);
  const svg = `<g transform="translate(0 12) scale(${Number(scale.toFixed(5))})">${body}</g>`;
  return { svg, height: 12 + height * scale + 12 };
}

function textHeight(lines: readonly string[], details: readonly string[]): number {
  return lines.length * lineHeight(questionSize) + details.length * lineHeight(detailSize);
}

function depthsOf(spec: TreeChart): Map<number, number> {
  const depths = new Map<number, number>();
  const pending: [number, number][] = [[0, 0]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [at, depth] = next;
    const node = spec.nodes[at];
    if (node === undefined || depths.has(at)) continue;
    depths.set(at, depth);
    if (node.kind === 'split') pending.push([node.no, depth + 1], [node.yes, depth + 1]);
  }
  return depths;
}

/** Leaves from top to bottom in the order of "yes" first; a question stands midway between its answers. */
function layOut(spec: TreeChart, depths: ReadonlyMap<number, number>, textWidth: number): Map<number, Box> {
  const boxes = new Map<number, Box>();
  let bottom = 0;
  const place = (at: number): number => {
    const node = spec.nodes[at];
    const depth = depths.get(at);
    if (node === undefined || depth === undefined) return bottom;
    const text = node.kind === 'split' ? node.question : node.title;
    const lines = clampLines(wrapText(text, textWidth, questionSize, true), maxLines);
    const detail = clampLines(wrapText(node.detail, textWidth, detailSize), 2);
    const rows = clampLines(wrapText(node.rows?.text ?? '', textWidth, detailSize), 2);
    const counts = clampLines(
      wrapText((node.rows?.counts ?? []).map((one) => one.text).join(' · '), textWidth, countSize),
      3,
    );
    const height =
      18 +
      textHeight(lines, [...detail, ...rows]) +
      (counts.length === 0 ? 0 : barHeight + 4 + counts.length * lineHeight(countSize));
    const before = bottom;
    if (node.kind === 'leaf') {
      const y = bottom + height / 2;
      bottom += height + gap;
      boxes.set(at, { depth, lines, detail, rows, counts, height, y });
      return y;
    }
    // A tall question between short answers pushes them down, so that boxes of one column never touch.
    let y = (place(node.yes) + place(node.no)) / 2;
    const missing = before + height / 2 - y;
    if (missing > 0) {
      shift(spec, boxes, [node.yes, node.no], missing);
      y += missing;
      bottom += missing;
    }
    bottom = Math.max(bottom, y + height / 2 + gap);
    boxes.set(at, { depth, lines, detail, rows, counts, height, y });
    return y;
  };
  place(0);
  return boxes;
}

function shift(spec: TreeChart, boxes: Map<number, Box>, from: readonly number[], by: number): void {
  const pending = [...from];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const box = boxes.get(at);
    if (box) boxes.set(at, { ...box, y: box.y + by });
    const node = spec.nodes[at];
    if (node?.kind === 'split') pending.push(node.yes, node.no);
  }
}
