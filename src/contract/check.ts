import { z } from 'zod';
import { InputError } from './errors.ts';

/** Zod's own sentences in Russian. */
const russian = z.locales.ru().localeError;

/**
 * The value checked by a schema, every default filled in; else an `InputError` that names the first wrong field:
 * `E_CONFIG study.yaml: choice.k must be …`. Its details hold the path and the problem in both languages.
 */
export function checkSchema<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  options: { readonly code: string; readonly file: string; readonly hint?: string },
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join('.') || 'the file';
  const nMore = result.error.issues.length - 1;
  const more = nMore > 0 ? ` (and ${nMore} more)` : '';
  const en = issue?.message ?? 'not understood';
  const ru = schema.safeParse(value, { error: russian }).error?.issues[0]?.message ?? en;
  throw new InputError(options.code, `${path}: ${en}${more}`, {
    file: options.file,
    ...(options.hint === undefined ? {} : { hint: options.hint }),
    details: { kind: 'field', path, problem: { en, ru }, nMore },
  });
}
