import type { Refusal } from './errors.ts';

/** Why a table did not come from its publisher. */
export const fetchErrorsEn = {
  E_NETWORK: (
    p:
      | { kind: 'answered'; status: number }
      | { kind: 'silent'; seconds: number }
      | { kind: 'failed'; reason: string },
  ): Refusal => {
    const hint = 'check the connection and try again';
    switch (p.kind) {
      case 'answered':
        return [`the server answered ${p.status}`, hint];
      case 'silent':
        return [`nothing came for ${p.seconds} s`, hint];
      case 'failed':
        return [`the download failed: ${p.reason}`, hint];
    }
  },
  E_DOWNLOAD_SIZE: (p: { maxBytes: number }): Refusal => [`more than ${p.maxBytes} bytes came`],
  E_CHECKSUM: (p: { bytes: number; sha256: string }): Refusal => [
    `these are other bytes than recorded: ${p.bytes} with SHA-256 ${p.sha256}; nothing was written`,
    'the publisher may have changed the file, or somebody on the way',
  ],
  E_ARCHIVE: (
    p:
      | { kind: 'no-zip' | 'directory' | 'entry' | 'cut' | 'damaged' }
      | { kind: 'absent' | 'encrypted'; name: string }
      | { kind: 'method'; name: string; method: number }
      | { kind: 'size'; name: string; maxBytes: number },
  ): Refusal => {
    switch (p.kind) {
      case 'size':
        return [`"${p.name}" in the downloaded archive unpacks to more than ${p.maxBytes} bytes`];
      case 'no-zip':
        return [unusable('it is no ZIP')];
      case 'directory':
        return [unusable('its directory is damaged')];
      case 'entry':
        return [unusable('an entry is damaged')];
      case 'cut':
        return [unusable('it is cut short')];
      case 'damaged':
        return [unusable('it is damaged')];
      case 'absent':
        return [unusable(`it holds no "${p.name}"`)];
      case 'encrypted':
        return [unusable(`"${p.name}" is encrypted`)];
      case 'method':
        return [unusable(`"${p.name}" is packed by method ${p.method}`)];
    }
  },
};

const unusable = (why: string): string => `the downloaded archive cannot be used: ${why}`;
