const namespace = 'http://www.w3.org/2000/svg';

/** What our drawers and echarts write: shapes and text. */
const shapes: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'title',
  'desc',
  'defs',
  'clipPath',
]);

const token = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;
const attribute = /([\w:-]+)="([^"]*)"/g;

/**
 * A drawn picture as elements, built one by one: the page's policy allows no text as HTML, and so nothing but shapes
 * and text can come out, whatever went in.
 */
export function svgElement(text: string): SVGElement {
  const root = document.createElementNS(namespace, 'g');
  const open: SVGElement[] = [root];
  for (const [, isEnd, name = '', attributes = '', isEmpty, content] of text.matchAll(token)) {
    const parent = open[open.length - 1] ?? root;
    if (content !== undefined) parent.append(plain(content));
    else if (isEnd) open.pop();
    else {
      // What is no shape is read, and thrown away with all that it holds.
      const element = document.createElementNS(namespace, shapes.has(name) ? name : 'metadata');
      if (shapes.has(name)) setAttributes(element, attributes);
      if (shapes.has(name)) parent.append(element);
      if (!isEmpty) open.push(element);
    }
  }
  const [svg] = root.children;
  if (svg instanceof SVGElement) return svg;
  throw new Error('a picture must be one SVG element');
}

/** @param element IN/OUT */
function setAttributes(element: SVGElement, attributes: string): void {
  for (const [, name = '', value = ''] of attributes.matchAll(attribute)) {
    // Namespaces are given already; a handler or a link never belongs to a picture.
    if (name === 'xmlns' || name.startsWith('on') || name.endsWith('href')) continue;
    // Through the object model, which the policy allows, where the attribute is refused.
    if (name === 'style') element.style.cssText = plain(value);
    else element.setAttribute(name, plain(value));
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function plain(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot));/gi, (_, decimal, hex, name) =>
    name === undefined
      ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
      : (entities[name.toLowerCase()] ?? ''),
  );
}
