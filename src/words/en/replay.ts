import { formatFor } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const threads = { one: 'thread', other: 'threads' };
const files = { one: 'file', other: 'files' };

/** What `clientele replay` and `clientele publish` say. */
export const replayEn = {
  otherSoftware: (recorded: string, now: string) =>
    `The run was made by ${recorded}, this is ${now}: files may differ for that reason alone.`,
  otherCode: 'The run was made by other code of this version: files may differ for that reason alone.',
  edited: (path: string) =>
    `${path} was edited after the study; what the study wrote is kept in segments/ and was compared.`,
  changed: (path: string) => `${path}: changed since the study wrote it`,
  gone: (path: string) => `${path}: removed since the study wrote it`,
  other: (path: string) => `${path}: comes out with other bytes`,
  notMade: (path: string) => `${path}: recorded, and does not come out`,
  notRecorded: (path: string) => `${path}: comes out, and is not recorded`,
  same: (nFiles: number, nThreads: number, nRecorded: number) =>
    `${nFiles === 1 ? 'The 1 file comes' : `All ${f.count(nFiles)} files come`} out as recorded, byte for byte, on ${englishCount(nThreads, threads)} (the study: ${nRecorded}).`,
  different: (nDifferent: number, nFiles: number) =>
    `${englishCount(nDifferent, files)} of ${f.count(nFiles)} ${nDifferent === 1 ? 'is' : 'are'} not as recorded.`,
  published: (folder: string) => `Published: ${folder}`,
  interrupted: 'Interrupted. The run folder is as it was.',
};
