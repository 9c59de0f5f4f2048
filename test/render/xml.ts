/**
 * The faults of a text as XML 1.0: tags that do not pair, attributes without quotes or twice, bare "&" or "<",
 * characters that XML cannot hold, ids given twice. Empty for a well-formed document without a prolog.
 */
export function xmlFaults(text: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) || !isWellFormed(text)) {
    faults.push('a character that XML cannot hold');
  }
  const bare = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;
  let at = 0;
  const tag = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const content = text.slice(at, next < 0 ? text.length : next);
    if (bare.test(content)) faults.push(`a bare & in ${content}`);
    if (content.includes(']]>')) faults.push(']]> in content');
    if (content.trim() !== '' && open.length === 0) faults.push(`text outside the root: ${content}`);
    if (next < 0) break;
    tag.lastIndex = next;
    const found = tag.exec(text);
    if (found === null) return [...faults, `not a tag: ${text.slice(next, next + 400)}`];
    const [whole, closes, name = '', attributes = '', isEmpty] = found;
    const names = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)];
    if (new Set(names.map(([, key]) => key)).size !== names.length)
      faults.push(`an attribute twice: ${whole}`);
    for (const [, key, value = ''] of names) {
      if (bare.test(value)) faults.push(`a bare & in ${whole}`);
      if (key === 'id' && ids.has(value)) faults.push(`id ${value} twice`);
      if (key === 'id') ids.add(value);
    }
    if (closes) {
      const opened = open.pop();
      if (opened !== name) faults.push(`</${name}> closes <${opened}>`);
    } else if (!isEmpty) open.push(name);
    at = next + whole.length;
  }
  if (open.length > 0) faults.push(`never closed: ${open.join(', ')}`);
  return faults;
}

function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/** All text between tags, entities resolved. */
export function xmlText(text: string): string {
  return text
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
