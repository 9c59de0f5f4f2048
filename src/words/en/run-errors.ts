import type { Refusal } from './errors.ts';

/** What is wrong with a run folder, or with what it was made from. */
export const runErrorsEn = {
  E_RUN: (p: { kind: 'absent' | 'version' | 'unfinished' | 'not-kept' }): Refusal => {
    switch (p.kind) {
      case 'absent':
        return ['this is no run: it has no run.json', 'give the folder that "clientele study" wrote'];
      case 'version':
        return ['run.json is not one of this version', 'give the folder that "clientele study" wrote'];
      case 'unfinished':
        return ['this run is not finished', 'give its study command again: it goes on where it was cut'];
      case 'not-kept':
        return ['this run no longer keeps what its stages made (.kept)', 'give its study command again'];
    }
  },
  E_PUBLISH: (
    p:
      | {
          kind: 'reason';
          verdict: 'none' | 'weak' | 'unmeasured';
          nWords: number;
          leastWords: number;
        }
      | { kind: 'by' }
      | { kind: 'date'; given: string }
      | { kind: 'changed' }
      | { kind: 'taken' },
  ): Refusal => {
    switch (p.kind) {
      case 'reason': {
        const short = p.nWords > 0 ? `, and the reason has only ${p.nWords} of ${p.leastWords} words` : '';
        const said =
          p.verdict === 'unmeasured'
            ? 'the model has no verdict: its score was not compared with unrelated columns'
            : `the verdict of the model is "${p.verdict}", below "clear"`;
        return [`${said}${short}`, 'say why it is published all the same: --reason "…"'];
      }
      case 'by':
        return ['it is not said who publishes', 'name them: --by "Anna Petrova"'];
      case 'date':
        return [`--date must be a day such as 2026-01-31; got "${p.given}"`];
      case 'changed':
        return [
          'the file is not as the study wrote it',
          'run the study again, or see what differs with "clientele replay RUN"',
        ];
      case 'taken':
        return [
          'there is something here already, and what is published stays',
          'name another folder with -o',
        ];
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
