import type { Refusal } from './errors.ts';

/** What is wrong with a run folder, or with what it was made from. */
export const runErrorsEn = {
  E_RUN: (p: { kind: 'absent' | 'version' | 'unfinished' }): Refusal => {
    switch (p.kind) {
      case 'absent':
        return ['this is no run: it has no run.json', 'give the folder that "clientele study" wrote'];
      case 'version':
        return ['run.json is not one of this version', 'give the folder that "clientele study" wrote'];
      case 'unfinished':
        return ['this run is not finished', 'give its study command again: it goes on where it was cut'];
    }
  },
  E_REPLAY: (
    p:
      | { kind: 'no-table'; table: string }
      | { kind: 'other-table'; table: string; recorded: string; found: string }
      | { kind: 'no-config' }
      | { kind: 'other-config' },
  ): Refusal => {
    switch (p.kind) {
      case 'no-table':
        return ['the table of this run is not here', `say where it is: --table ${p.table}`];
      case 'other-table':
        return [
          `this is not the table of the run: its sha256 begins with ${p.found}, that of ${p.table} with ${p.recorded}`,
          'give the table as it was: --table FILE',
        ];
      case 'no-config':
        return ['the run has no study.yaml', 'run the study again'];
      case 'other-config':
        return [
          'the configuration was changed after the study',
          'put study.yaml back as the study wrote it, or run the study again',
        ];
    }
  },
};
