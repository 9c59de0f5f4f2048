import type { Words } from './words.ts';

/** What a verdict is made of, as model.json has it. */
export interface SaidWorth {
  readonly score: number;
  readonly nullMean: number;
  readonly nullLow: number;
  readonly nullHigh: number;
  readonly p: number;
  readonly nCopies: number;
}

/** The verdict as word and shape with its sentence; says so where nothing was measured. */
export function verdictText(
  {
    verdict,
    worth,
  }: {
    readonly verdict: 'none' | 'weak' | 'clear' | null;
    readonly worth?: SaidWorth | null | undefined;
  },
  { verdict: said }: Words,
): string {
  if (verdict === null || !worth) return said.unmeasured;
  const { score, nullMean, nullLow, nullHigh, p, nCopies } = worth;
  const sentence = said.sentence({
    verdict,
    score,
    mean: nullMean,
    low: nullLow,
    high: nullHigh,
    p,
    nCopies,
  });
  return said.line({ mark: said.verdicts[verdict], sentence });
}

/** Which segments are rules, and that rules may be good business; null where none is. */
export function rulesText(
  segments: readonly { readonly id: number; readonly ruleOf?: readonly string[] | null | undefined }[],
  { verdict: said }: Words,
): string | null {
  const rules = segments.filter(({ ruleOf }) => ruleOf);
  if (rules.length === 0) return null;
  const ids = rules.map(({ id }) => id);
  return `${said.rulesAt({ segments: ids, nSegments: segments.length })} ${said.ruleNote}`;
}
