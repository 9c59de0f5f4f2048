import type { Picture } from '../pictures/picture.ts';
import type { ReportContext } from './context.ts';
import type { Markup } from './html.ts';
import { figure } from './parts.ts';

/** The figure of a picture of the run, by the file it is written to; nothing where the run has none. */
export function pictureFigure(
  file: string,
  context: ReportContext,
  options: { readonly width?: number } = {},
): Markup | null {
  const found = context.data.pictures.find((picture) => picture.file === file);
  return found ? figure(found.spec, context, options) : null;
}

/** The pictures of a group, in their order. */
export function picturesOf({ data }: ReportContext, group: Picture['group']): Picture[] {
  return data.pictures.filter((picture) => picture.group === group);
}
