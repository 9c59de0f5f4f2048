import { type ChartSpec, escapeXml, type ThemeName, themes } from '../charts/index.ts';
import { balanceText, wrapText } from './measure-text.ts';
import { coordinate, fontFamily, lineHeight, svgRect, svgText } from './svg.ts';

const margin = 24;
const sizes = { title: 20, subtitle: 14, caption: 12 };

/** What a drawer gets: its room, its colours and a prefix that no other picture shares. */
export interface Canvas {
  readonly width: number;
  /** Asked for; null where the chart may take what it needs. */
  readonly height: number | null;
  readonly theme: ThemeName;
  readonly id: string;
}

/** The body of a picture, drawn from (0, 0). */
export interface Body {
  readonly svg: string;
  readonly height: number;
}

/**
 * A whole picture: title, subtitle, what `drawBody` draws, caption. The finding is its accessible name.
 *
 * @param height of the whole picture; null for what the chart needs
 */
export function frame(
  spec: ChartSpec,
  options: {
    readonly width: number;
    readonly height: number | null;
    readonly theme: ThemeName;
    readonly id: string;
  },
  drawBody: (canvas: Canvas) => Body,
): string {
  const { width, height, theme, id } = options;
  const colors = themes[theme];
  const inner = width - 2 * margin;
  const titleSize = width < 700 ? 18 : sizes.title;
  const title = balanceText(spec.title, inner, titleSize, true);
  const subtitle = wrapText(spec.subtitle, inner, sizes.subtitle);
  const caption = wrapText(spec.caption, inner, sizes.caption);

  const titleAt = margin + titleSize;
  const subtitleAt = titleAt + title.length * lineHeight(titleSize);
  const bodyAt = subtitleAt + subtitle.length * lineHeight(sizes.subtitle);
  const captionHeight = caption.length * lineHeight(sizes.caption);
  const room = height === null ? null : Math.max(80, height - bodyAt - captionHeight - margin - 8);
  const body = drawBody({ width: inner, height: room, theme, id });
  const captionAt = bodyAt + body.height + 8 + sizes.caption;
  const total = Math.max(height ?? 0, captionAt + captionHeight - sizes.caption + margin);

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${coordinate(total)}" viewBox="0 0 ${width} ${coordinate(total)}" role="img" aria-labelledby="${id}-t ${id}-d" font-family="${escapeXml(fontFamily)}">`,
    `<title id="${id}-t">${escapeXml(spec.title)}</title>`,
    `<desc id="${id}-d">${escapeXml(`${spec.subtitle}. ${spec.caption}`)}</desc>`,
    svgRect({ x: 0, y: 0, width, height: total }, `fill="${colors.surface}"`),
    svgText(title, margin, titleAt, { size: titleSize, color: colors.ink, isBold: true }),
    svgText(subtitle, margin, subtitleAt, { size: sizes.subtitle, color: colors.muted }),
    `<g transform="translate(${margin} ${coordinate(bodyAt)})">${body.svg}</g>`,
    svgText(caption, margin, captionAt, { size: sizes.caption, color: colors.muted }),
    '</svg>',
  ].join('');
}
