/** The machine as the plan sees it. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** Where a program is, and what it answers to `--version`; null where there is none that runs. */
  readonly find: (program: string) => { readonly path: string; readonly version: string } | null;
}

/** It is there, it can be installed here, or somebody has to do what the advice says. */
export type ChromiumPlan =
  | { readonly kind: 'found'; readonly path: string; readonly version: string }
  | { readonly kind: 'install' }
  | { readonly kind: 'ask'; readonly advice: string };

export function planChromium(machine: Machine): ChromiumPlan;
