import type { Refusal } from './errors.ts';

/** A field that a schema refuses; the sentence in both languages. */
export interface FieldProblem {
  readonly kind: 'field';
  readonly path: string;
  readonly problem: { readonly en: string; readonly ru: string };
  readonly nMore: number;
}

const fieldText = ({ path, problem, nMore }: FieldProblem): string =>
  `${path}: ${problem.en}${nMore > 0 ? ` (and ${nMore} more)` : ''}`;

/** What is wrong with a model.json, and with the names and offers of segments. */
export const modelErrorsEn = {
  E_MODEL: (
    p:
      | FieldProblem
      | { kind: 'json' }
      | { kind: 'entries'; name: string; expected: number; got: number }
      | { kind: 'no-field'; name: string },
  ): Refusal => {
    const hint = 'use a model.json made by "clientele study"';
    switch (p.kind) {
      case 'field':
        return [fieldText(p), hint];
      case 'json':
        return ['this is not JSON', hint];
      case 'entries':
        return [`${p.name} must have ${p.expected} entries; got ${p.got}`, hint];
      case 'no-field':
        return [`the model's column "${p.name}" is not among its fields`, hint];
    }
  },
  E_MODEL_HASH: (): Refusal => [
    'the model was changed after it was made: its hash does not fit',
    'take the original file, or run the study again',
  ],
  E_SEGMENTS: (
    p:
      | FieldProblem
      | { kind: 'yaml'; message: string }
      | { kind: 'other-model' | 'named-model-gone' }
      | { kind: 'no-column'; id: string; column: string; columns: readonly string[] }
      | { kind: 'numbers' | 'categories'; id: string; column: string },
  ): Refusal => {
    switch (p.kind) {
      case 'field':
        return [fieldText(p), 'see "clientele schema segments" and "clientele schema named-segments"'];
      case 'yaml':
        return [p.message, 'mend the YAML'];
      case 'other-model':
        return [
          'these names belong to another model',
          'run the study again to its end, or give models/model.json alone',
        ];
      case 'named-model-gone':
        return [
          'people named the segments of a model that is not in this folder, so their names cannot be passed on',
          'put that model.json back into models, move segments.yaml away, or choose another folder with -o',
        ];
      case 'no-column':
        return [
          `segments "${p.id}": there is no column "${p.column}"`,
          `use some of ${p.columns.join(', ')}`,
        ];
      case 'numbers':
        return [`segments "${p.id}": ${p.column} holds numbers`, 'give above and upTo'];
      case 'categories':
        return [`segments "${p.id}": ${p.column} holds categories`, 'list the allowed values'];
    }
  },
};
