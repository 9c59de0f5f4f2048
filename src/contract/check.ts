import type { z } from 'zod';
import { InputError } from './errors.ts';

/**
 * The value checked by a schema, every default filled in; else an `InputError` that names the first wrong field:
 * `E_CONFIG study.yaml: choice.k must be …`.
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
  const others = result.error.issues.length - 1;
  const more = others > 0 ? ` (and ${others} more)` : '';
  throw new InputError(options.code, `${path}: ${issue?.message ?? 'not understood'}${more}`, {
    file: options.file,
    ...(options.hint === undefined ? {} : { hint: options.hint }),
  });
}
