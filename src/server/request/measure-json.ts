const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Depth and number of names of a JSON text, in one pass without reading it; texts that are no JSON give any numbers.
 * Stops one level below `maxDepth`. O(length).
 */
export function measureJson(
  text: string,
  maxDepth: number,
): { readonly depth: number; readonly nNames: number } {
  let depth = 0;
  let deepest = 0;
  let nNames = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case QUOTE:
        i = endOfString(text, i);
        break;
      case 0x3a: // :
        nNames++;
        break;
      case 0x7b: // {
      case 0x5b: // [
        if (++depth > deepest) deepest = depth;
        if (deepest > maxDepth) return { depth: deepest, nNames };
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth--;
        break;
    }
  }
  return { depth: deepest, nNames };
}

/** Where the string that begins at `start` ends: the place of its closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** What is open while a JSON text is read: an object with its names so far, or a list with its place. */
type Open = { readonly names: Set<string>; name: string; isNameNext: boolean } | { place: number };

/** The path of the first name that stands twice in one object of a valid JSON text, such as `rows[3].job`. */
export function findDuplicateKey(text: string): string {
  const open: Open[] = [];
  for (let i = 0; i < text.length; i++) {
    const inner = open.at(-1);
    switch (text[i]) {
      case '"': {
        const end = endOfString(text, i);
        if (inner && 'names' in inner && inner.isNameNext) {
          inner.isNameNext = false;
          inner.name = JSON.parse(text.slice(i, end + 1)) as string;
          if (inner.names.has(inner.name)) return pathOf(open);
          inner.names.add(inner.name);
        }
        i = end;
        break;
      }
      case '{':
        open.push({ names: new Set(), name: '', isNameNext: true });
        break;
      case '[':
        open.push({ place: 0 });
        break;
      case ',':
        if (inner && 'place' in inner) inner.place++;
        else if (inner) inner.isNameNext = true;
        break;
      case '}':
      case ']':
        open.pop();
        break;
    }
  }
  return '';
}

function pathOf(open: readonly Open[]): string {
  return open.reduce(
    (path, one) => ('place' in one ? `${path}[${one.place}]` : `${path}${path === '' ? '' : '.'}${one.name}`),
    '',
  );
}
