const unheld = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Characters that XML 1.0 cannot hold (controls, lone surrogates, U+FFFE, U+FFFF) and those that reorder the
 * text around them (bidirectional embeddings, overrides and isolates) become U+FFFD, visibly.
 */
export function cleanText(text: string): string {
  return text.replace(unheld, '\ufffd').replace(/[\t\r\n\u2028\u2029]+/g, ' ');
}

/** Text as the content or a quoted attribute of XML. */
export function escapeXml(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
