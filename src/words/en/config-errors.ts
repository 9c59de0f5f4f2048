import { type Giveaway, giveawayEn } from './giveaway.ts';

/** What in a configuration names what is not there, or contradicts another part of it. */
export type ConfigProblem =
  /** A field that the schema refuses; the sentence in both languages. */
  | {
      readonly kind: 'field';
      readonly problem: { readonly en: string; readonly ru: string };
      readonly nMore: number;
    }
  | { readonly kind: 'yaml'; readonly message: string }
  | { readonly kind: 'same-name'; readonly name: string }
  | { readonly kind: 'no-feature' | 'two-outcomes' | 'k-order' }
  | { readonly kind: 'not-clusterable'; readonly type: string }
  | { readonly kind: 'no-source'; readonly from: string }
  | {
      readonly kind: 'source-kind';
      readonly from: string;
      readonly wanted: 'numbers' | 'categories' | 'either';
    }
  | { readonly kind: 'outside-sweep'; readonly kFrom: number; readonly kTo: number }
  | { readonly kind: 'not-a-feature'; readonly name: string; readonly features: readonly string[] }
  | (Giveaway & { readonly name: string; readonly allowAt: string })
  | { readonly kind: 'no-column' | 'no-imputation' | 'no-pipeline'; readonly name: string };

export const configErrorsEn = {
  E_CONFIG: ({ path, ...p }: { path: string } & ConfigProblem): readonly [what: string, hint?: string] => {
    const say = (what: string, hint: string) => [`${path}: ${what}`, hint] as const;
    switch (p.kind) {
      case 'field':
        return say(
          `${p.problem.en}${p.nMore > 0 ? ` (and ${p.nMore} more)` : ''}`,
          'see "clientele schema study" for every field',
        );
      case 'yaml':
        return [p.message, 'mend the YAML'];
      case 'same-name':
        return say(`two columns are called "${p.name}"`, 'rename one of them');
      case 'no-feature':
        return say('there is no column to cluster', 'give one the role feature');
      case 'two-outcomes':
        return say('there are two outcomes', 'give one of them the role profile');
      case 'k-order':
        return say('kFrom must be at most kTo', 'swap them');
      case 'not-clusterable':
        return say(`a column of type ${p.type} cannot be clustered`, 'give it another role');
      case 'no-source':
        return say(`there is no column "${p.from}" to make it of`, 'name a kept column');
      case 'no-column':
        return say(`there is no column "${p.name}"`, 'name one of "columns"');
      case 'source-kind':
        return p.wanted === 'either'
          ? say(`"${p.from}" holds neither numbers nor categories`, 'make it of another column')
          : say(`column "${p.from}" must hold ${p.wanted}`, 'make it of another column');
      case 'outside-sweep':
        return say(
          `k must lie within the sweep, ${p.kFrom} to ${p.kTo}`,
          'widen the sweep or narrow the choice',
        );
      case 'not-a-feature':
        return say(`"${p.name}" is not a feature`, `use some of ${p.features.join(', ')}`);
      case 'leak':
      case 'calendar':
        return say(
          `"${p.name}" cannot make segments: ${giveawayEn(p)}`,
          `choose other columns, or give the reason under ${p.allowAt}`,
        );
      case 'no-imputation':
        return say(`"${p.name}" is not among the imputations`, 'add it to imputations');
      case 'no-pipeline':
        return say(`${p.name} is not among the pipelines`, 'add it to pipelines');
    }
  },
};
