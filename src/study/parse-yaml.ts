import { type Document, parseDocument } from 'yaml';
import { InputError } from '../contract/index.ts';

/** The value of a YAML text. Errors have the given code and name the line. */
export function parseYaml(
  text: string,
  { code, file }: { readonly code: string; readonly file: string },
): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (!error) return toValue(document, { code, file });
  const line = error.linePos?.[0].line;
  const [message] = error.message.split('\n');
  throw new InputError(code, message, {
    details: { path: '', kind: 'yaml', message },
    file,
    ...(line === undefined ? {} : { line }),
    hint: 'mend the YAML',
  });
}

/** An alias of nothing, or aliases of aliases that would fill the memory, show when the value is made. */
function toValue(
  document: Document,
  { code, file }: { readonly code: string; readonly file: string },
): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : 'not understood';
    throw new InputError(code, what, {
      file,
      hint: 'mend the YAML',
      cause,
      details: { path: '', kind: 'yaml', message: what },
    });
  }
}
