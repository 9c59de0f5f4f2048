import type { StudyConfig } from '../contract/index.ts';
import { budgetOf } from './segment.ts';

/** What of the configuration decides each stage, beside the stages before it: a change redoes no more than that. */
export function stageInputs(config: StudyConfig) {
  const columns = Object.entries(config.columns).map(([name, { label: _, reason: __, ...column }]) => [
    name,
    column,
  ]);
  const derived = config.derived.map(({ label: _, reason: __, ...column }) => column);
  const { seed } = config;
  return {
    read: { columns, derived, input: config.input, coding: config.coding },
    // Labels and reasons are shown in it.
    profile: { columns: config.columns, derived: config.derived, calendar: config.calendar ?? null },
    split: { seed, split: config.split, unseen: config.unseen, kFrom: config.sweep.kFrom },
    impute: {
      imputations: config.imputations,
      neighbours: config.neighbours,
      maxRounds: config.maxRounds,
      tolerance: config.tolerance,
      leak: config.leakOutcomeIntoImputation,
    },
    lab: {
      seed,
      lab: config.lab,
      neighbours: config.neighbours,
      maxRounds: config.maxRounds,
      tolerance: config.tolerance,
    },
    preprocess: { pipelines: config.pipelines },
    sweep: { seed, sweep: config.sweep },
    null: { seed, sweep: config.sweep, shuffled: config.shuffled },
    alternatives: { seed, alternatives: config.alternatives, verdict: config.verdict },
    choose: { seed, sweep: config.sweep, choice: config.choice },
    segment: {
      seed,
      starts: config.segments.starts,
      swaps: config.segments.swaps,
      budget: budgetOf(config),
    },
    verdict: { seed, shuffled: config.shuffled, verdict: config.verdict, choice: config.choice },
    stability: { seed, stability: config.stability, shuffled: config.shuffled, segments: config.segments },
    order: { seed, orderTest: config.orderTest, searchRows: config.sweep.searchRows },
    explore: { seed, sweep: config.sweep, pictures: config.pictures },
  };
}
