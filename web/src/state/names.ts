import type { ModelFile, RuleCondition, SegmentsResponse } from '../../../src/contract/index.ts';
import { ruleText, type Words } from '../../../src/words/index.ts';

/** How things of a model are called in the reader's language. */
export interface Names {
  /** A segment: its name, else its number. */
  readonly segment: (id: number) => string;
  /** The name that people gave a segment; null where they gave none. */
  readonly told: (id: number) => string | null;
  /** A field: its label, else its name in the table. */
  readonly field: (name: string) => string;
  /** A value as it is shown: yes and no in the reader's language, numbers as it writes them, others as they are. */
  readonly value: (value: string | number) => string;
  readonly rule: (rule: readonly RuleCondition[]) => string;
}

export function namesOf(
  model: ModelFile,
  segments: SegmentsResponse | null,
  words: Words,
  labels: ReadonlyMap<string, string>,
): Names {
  const { language, format, charts, web } = words;
  const field = (name: string): string =>
    model.fields.find((one) => one.name === name)?.label?.[language] ?? labels.get(name) ?? name;
  const value = (one: string | number): string => {
    if (typeof one === 'number') return format.exact(one);
    if (one === 'yes' || one === 'no') return web.client.values[one];
    return one;
  };
  const told = (id: number): string | null =>
    segments?.segments.find((one) => one.id === id)?.described?.name[language] ?? null;
  return {
    field,
    value,
    told,
    segment: (id) => told(id) ?? charts.segment(id),
    rule: (rule) =>
      ruleText(
        rule.map((condition) =>
          condition.kind === 'category' ? { ...condition, values: condition.values.map(value) } : condition,
        ),
        words,
        field,
      ),
  };
}
