import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type ServerDeps } from '../../src/server/index.ts';
import { readInside } from '../../src/store/index.ts';

const host = '127.0.0.1:4600';

/** A run and a page as folders, with a secret beside them. */
function folders(): { readonly run: string; readonly page: string } {
  const root = mkdtempSync(join(tmpdir(), 'clientele-server-'));
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('secret.svg', 'secret');
  write('run/run.json', 'secret');
  write('run/.kept/secret.svg', 'secret');
  write('run/images/.secret.svg', 'secret');
  write('run/images/secret.txt', 'secret');
  write('run/models/model.json', '{"version":1}');
  write('run/report.html', '<title>report</title>');
  write('run/report.ru.html', '<title>отчёт</title>');
  write('run/images/analysis/age (years).svg', '<svg/>');
  write('page/index.html', '<title>page</title>');
  write('page/assets/index-1a.js', 'export {};');
  symlinkSync(join(root, 'secret.svg'), join(root, 'run/images/link.svg'));
  symlinkSync(root, join(root, 'run/images/up'));
  return { run: join(root, 'run'), page: join(root, 'page') };
}

function depsOf({ run, page }: ReturnType<typeof folders>): ServerDeps {
  return {
    readRunFile: (path) => readInside(run, path),
    readPageFile: (path) => readInside(page, path),
    hosts: [host, 'localhost:4600'],
  };
}

const deps = depsOf(folders());
const app = createApp(deps);
const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
  app.request(`http://${host}${path}`, { ...init, headers: { host, ...(init.headers as object) } });

describe('createApp(deps)', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<title>page</title>'],
    ['/assets/index-1a.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['/model.json', 'application/json; charset=utf-8', '{"version":1}'],
    ['/report', 'text/html; charset=utf-8', '<title>report</title>'],
    ['/report.html', 'text/html; charset=utf-8', '<title>report</title>'],
    ['/report.ru.html', 'text/html; charset=utf-8', '<title>отчёт</title>'],
    ['/images/analysis/age%20(years).svg', 'image/svg+xml', '<svg/>'],
  ])('GET %s gives %s', async (path, type, text) => {
    const response = await ask(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    expect(await response.text()).toBe(text);
  });

  it('GET / leads to the report where no page is built', async () => {
    const bare = createApp({ ...deps, readPageFile: async () => null });
    const response = await bare.request(`http://${host}/`, { headers: { host } });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/report']);
  });

  it('HEAD gives the head alone', async () => {
    const response = await ask('/report', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is refused with 405', async (method) => {
    for (const path of ['/', '/model.json', '/nowhere']) {
      const response = await ask(path, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  it.each([
    'evil.com',
    '127.0.0.1.evil.com:4600',
    'evil.com:4600',
    'localhost:4601',
    '127.0.0.1',
    'localhost',
    '',
    'localhost:4600, evil.com',
    '0.0.0.0:4600',
  ])('a Host of %j is refused with 403', async (wrong) => {
    const response = await ask('/model.json', { headers: { host: wrong } });
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('version');
  });

  it('a request without Host is refused, and LOCALHOST is a name of ours', async () => {
    expect((await app.request(`http://${host}/report`)).status).toBe(403);
    expect((await ask('/report', { headers: { host: 'LOCALHOST:4600' } })).status).toBe(200);
  });

  it.each(['/', '/model.json', '/report', '/images/analysis/age%20(years).svg', '/nowhere'])(
    'GET %s carries the security headers',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('404 is a page in the language of the reader', async () => {
    const english = await ask('/nowhere');
    const russian = await ask('/nowhere', { headers: { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.8' } });
    expect([english.status, russian.status]).toEqual([404, 404]);
    expect(await english.text()).toContain('<h1>There is no such page</h1>');
    expect(await russian.text()).toContain('<h1>Такой страницы нет</h1>');
  });

  it('a fault is told to onFault and not to the client', async () => {
    const faults: unknown[] = [];
    const broken = createApp({
      ...deps,
      readRunFile: () => Promise.reject(new Error('/home/anna/run is gone')),
      onFault: (error) => faults.push(error),
    });
    const response = await broken.request(`http://${host}/report`, { headers: { host } });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('anna');
    expect(faults).toHaveLength(1);
  });
});

/** Ways out of the folder of pictures, as they would be typed. */
const ways: readonly string[] = [
  '/images/../run.json',
  '/images/../../secret.svg',
  '/../secret.svg',
  '/images/%2e%2e/run.json',
  '/images/%2e%2e%2frun.json',
  '/images/..%2f..%2fsecret.svg',
  '/images/%252e%252e%252fsecret.svg',
  '/images/%252e%252e/secret.svg',
  '/images/..%5c..%5csecret.svg',
  '/images/..\\..\\secret.svg',
  '/images/x%00.svg',
  '/images/%00',
  '/images//secret.svg',
  '//images/secret.svg',
  '/images/',
  '/images',
  '/images/analysis',
  '/images/.secret.svg',
  '/images/secret.txt',
  '/images/link.svg',
  '/images/up/secret.svg',
  '/images/%',
  '/images/%ff.svg',
  '/images/analysis/..;/run.json',
  '/images/C:/secret.svg',
  `/images/${'a'.repeat(4096)}.svg`,
  `/images/${'a'.repeat(300)}.svg`,
  '/assets/../../secret.svg',
  '/assets/%2e%2e%2f%2e%2e%2fsecret.svg',
  '/run.json',
  '/.kept/secret.svg',
  '/models/model.json',
  '/report.xx.html',
  '/report%2ehtml/../run.json',
];

describe('createApp(deps), ways out of its folders', () => {
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => {
    server.close();
  });

  /** The path as it stands, which `fetch` would tidy. */
  const raw = (path: string): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      }).on('error', reject);
    });

  it.each(ways)('GET %s is 404 and touches no secret', async (path) => {
    const tidied = await ask(path.replaceAll('\\', '%5c'));
    const asTyped = await raw(path);
    expect([400, 404]).toContain(asTyped.status);
    expect(tidied.status).toBe(404);
    expect(`${asTyped.text}${await tidied.text()}`).not.toContain('secret');
  });

  it.each([
    ['two Host headers', `GET /report HTTP/1.1\r\nHost: ${host}\r\nHost: evil.com\r\n`],
    ['no Host header', 'GET /report HTTP/1.1\r\n'],
    ['a Host of HTTP/1.0', 'GET /report HTTP/1.0\r\n'],
    ['an address as the path', 'GET http://evil.com/report HTTP/1.1\r\nHost: evil.com\r\n'],
  ])('%s is refused', async (_, head) => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(`${head}Connection: close\r\n\r\n`));
      socket
        .setEncoding('utf8')
        .on('data', (chunk) => {
          text += chunk;
        })
        .on('end', () => resolve(text))
        .on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 40[03] /);
    expect(answer).not.toContain('<title>report');
  });
});
