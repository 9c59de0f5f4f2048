import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchCommand } from '../../../src/cli/commands/fetch.ts';
import { reportFailure } from '../../../src/cli/failure.ts';
import { type Dataset, datasetsFileSchema } from '../../../src/contract/index.ts';
import { sha256 } from '../../../src/store/index.ts';
import { realTable } from '../../real-table.ts';
import { recordedIo } from '../run-command.ts';
import { makeZip } from './make-zip.ts';

const text = Buffer.from('age;job\n30;admin.\n'.repeat(50));
const inner = makeZip([{ name: 'folder/clients.csv', content: text }]);
const outer = makeZip([
  { name: 'other.zip', content: makeZip([]) },
  { name: 'clients.zip', content: inner, method: 0 },
]);

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server on loopback that answers every request alike, and its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/clients.zip`;
}

interface Fetched {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly folder: string;
}

/** Runs `clientele fetch clients` for an entry at an address; 0 where it threw nothing. */
async function fetchFrom(
  url: string,
  change: Partial<Dataset> = {},
  folder = mkdtempSync(join(tmpdir(), 'clientele-fetch-')),
): Promise<Fetched> {
  const datasets = join(mkdtempSync(join(tmpdir(), 'clientele-fetch-')), 'datasets.json');
  const entry: Dataset = {
    url,
    maxDownloadBytes: 100_000,
    inside: ['clients.zip', 'folder/clients.csv'],
    file: 'clients.csv',
    bytes: text.length,
    sha256: sha256(text),
    licence: 'CC BY 4.0',
    citation: 'Nobody (2026)',
    ...change,
  };
  writeFileSync(datasets, JSON.stringify({ clients: entry }));
  const { io, out, err } = recordedIo();
  const code = await fetchCommand('clients', { output: folder, lang: 'en' }, io, datasets).then(
    () => 0,
    (error: unknown) => reportFailure(error, io),
  );
  return { code, out: out.join('\n'), err: err.at(-1) ?? '', folder };
}

describe('clientele fetch', () => {
  it('downloads, unpacks a ZIP in a ZIP, checks and writes', async () => {
    const url = await serve((_, response) => response.end(outer));
    const { code, out, folder } = await fetchFrom(url);
    expect([code, out]).toEqual([0, `${join(folder, 'clients.csv')}: 900 bytes, size and SHA-256 are right`]);
    expect(readFileSync(join(folder, 'clients.csv'))).toEqual(text);
    expect(readdirSync(folder)).toEqual(['clients.csv']);
  });

  it('takes a file that is in no ZIP, behind redirects', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/there') response.end(text);
      else response.writeHead(302, { location: '/there' }).end();
    });
    const { code, folder } = await fetchFrom(url, { inside: [] });
    expect([code, readFileSync(join(folder, 'clients.csv'))]).toEqual([0, text]);
  });

  it('leaves a right file alone and asks for nothing', async () => {
    let nRequests = 0;
    const url = await serve((_, response) => {
      nRequests++;
      response.end(outer);
    });
    const { folder } = await fetchFrom(url);
    const { code, out } = await fetchFrom(url, {}, folder);
    expect([code, out, nRequests]).toEqual([
      0,
      `${join(folder, 'clients.csv')} is already there and right: nothing to do`,
      1,
    ]);
  });

  it('does not write over a file with other content', async () => {
    const url = await serve((_, response) => response.end(outer));
    const { folder } = await fetchFrom(url);
    writeFileSync(join(folder, 'clients.csv'), 'my own');
    const { code, err } = await fetchFrom(url, {}, folder);
    expect(code).toBe(2);
    expect(err).toMatch(/^E_EXISTS .*clients\.csv: a file with other content stands there; /);
    expect(readFileSync(join(folder, 'clients.csv'), 'utf8')).toBe('my own');
  });

  it.each<readonly [string, RequestListener, Partial<Dataset>, RegExp]>([
    [
      'wrong bytes',
      (_, r) => r.end(Buffer.from('wrong')),
      { inside: [] },
      /^E_CHECKSUM http.*: these are other/,
    ],
    [
      'as many bytes, one changed',
      (_, r) => r.end(makeZip([{ name: 'c', content: Buffer.from(text).fill('x', 9, 10) }])),
      { inside: ['c'] },
      /^E_CHECKSUM .* 900 with SHA-256 [0-9a-f]{64}; nothing was written/,
    ],
    ['no ZIP', (_, r) => r.end('<!doctype html>'), {}, /^E_ARCHIVE: .*it is no ZIP/],
    [
      'a cut connection',
      (_, r) => {
        r.writeHead(200, { 'content-length': outer.length });
        r.write(outer.subarray(0, 100), () => r.destroy());
      },
      {},
      /^E_NETWORK http.*; check the connection and try again$/,
    ],
    ['404', (_, r) => r.writeHead(404).end('no'), {}, /^E_NETWORK http.*: the server answered 404; /],
    ['500', (_, r) => r.writeHead(500).end(outer), {}, /^E_NETWORK http.*: the server answered 500; /],
    [
      'a size that is said and too large',
      (_, r) => r.writeHead(200, { 'content-length': 100_001 }).write('x'),
      {},
      /^E_DOWNLOAD_SIZE http.*: more than 100000 bytes came$/,
    ],
    [
      'a stream without end',
      (_, r) => {
        const more = (): void => {
          while (!r.destroyed && r.write(Buffer.alloc(10_000)));
        };
        r.on('drain', more);
        more();
      },
      {},
      /^E_DOWNLOAD_SIZE http.*: more than 100000 bytes came$/,
    ],
    [
      'redirects in a circle',
      (_, r) => r.writeHead(302, { location: '/clients.zip' }).end(),
      {},
      /^E_NETWORK http.*redirect/,
    ],
  ])('%s: one line, exit code 2 and nothing written', async (_, listener, change, message) => {
    const { code, err, out, folder } = await fetchFrom(await serve(listener), change);
    expect(err).toMatch(message);
    expect([code, out, err.includes('\n'), readdirSync(folder)]).toEqual([2, '', false, []]);
  });

  it('nobody at the address: one line', async () => {
    const { code, err } = await fetchFrom('http://127.0.0.1:1/clients.zip');
    expect(code).toBe(2);
    expect(err).toMatch(/^E_NETWORK http:\/\/127\.0\.0\.1:1\/clients\.zip: .+; check the connection/);
  });

  it('an unknown name lists the known ones', async () => {
    await expect(fetchCommand('nope', {}, recordedIo().io)).rejects.toThrow(
      /^E_ARGUMENT: there is no table "nope"; use one of bank-marketing$/,
    );
  });
});

describe('examples/datasets.json', () => {
  const path = join(import.meta.dirname, '../../../examples/datasets.json');
  const table = realTable();

  it('is of its schema', () => {
    expect(Object.keys(datasetsFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))).toEqual([
      'bank-marketing',
    ]);
  });

  it.runIf(table)('has size and hash of the real table', () => {
    const { 'bank-marketing': entry } = datasetsFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const content = readFileSync(table ?? '');
    expect([entry.bytes, entry.sha256]).toEqual([content.length, sha256(content)]);
  });
});
