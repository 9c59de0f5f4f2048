import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { mixedModel } from '../server/mixed-model.ts';
import { makeRun, namesOf } from '../server/serve.ts';

const bin = join(import.meta.dirname, '../../bin/clientele.js');
let server: ChildProcess | undefined;
afterEach(() => {
  server?.kill('SIGKILL');
});

/** Starts `clientele serve` and gives its address once it is said. */
async function start(
  run: string,
): Promise<{ readonly url: string; readonly child: ChildProcess; readonly errors: () => string }> {
  const child = spawn(process.execPath, [bin, 'serve', run, '--no-open', '--port', '4655']);
  server = child;
  let text = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const address = /http:\/\/127\.0\.0\.1:\d+/;
  await expect.poll(() => text, { timeout: 30_000, interval: 20 }).toMatch(address);
  return { url: address.exec(text)?.[0] ?? '', child, errors: () => errors };
}

const hashOf = async (url: string): Promise<string> =>
  ((await (await fetch(`${url}/ready`)).json()) as { model_hash: string }).model_hash;

describe('clientele serve RUN', () => {
  it('answers the API, loads a model that is published anew, and stops at SIGTERM with exit code 0', async () => {
    const model = mixedModel();
    const run = makeRun(model, namesOf(model));
    const { url, child, errors } = await start(run);
    expect(await hashOf(url)).toBe(model.hash);
    const scored = await fetch(`${url}/api/v1/score/file?format=json`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: 'job,age\njob 1,25\njob 2,old\n',
    });
    expect([scored.status, await scored.json()]).toMatchObject([
      200,
      { counts: { complete: 1, invalid: 1 } },
    ]);
    const broken = await fetch(`${url}/api/v1/score/file`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: 'job,age\njob 1\n',
    });
    expect([broken.status, await broken.json()]).toMatchObject([422, { code: 'E_TABLE' }]);

    const next = mixedModel({ answerRule: { minProbability: 0.5, minKnownFields: 0 } });
    writeFileSync(join(run, 'models/model.json'), JSON.stringify(next));
    child.kill('SIGHUP');
    await expect.poll(() => hashOf(url), { timeout: 20_000 }).toBe(next.hash);
    writeFileSync(join(run, 'models/model.json'), '{"half":');
    child.kill('SIGHUP');
    await expect.poll(errors, { timeout: 20_000 }).toContain('E_MODEL');
    expect(await hashOf(url)).toBe(next.hash);

    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });

  it.runIf(process.platform === 'linux')('hears of a new model by itself', async () => {
    const model = mixedModel();
    const run = makeRun(model);
    const { url } = await start(run);
    const next = mixedModel({ answerRule: { minProbability: 0.5, minKnownFields: 0 } });
    // What is watched may begin a moment after the address is said.
    await wait(200);
    writeFileSync(join(run, 'models/model.json'), JSON.stringify(next));
    await expect.poll(() => hashOf(url), { timeout: 20_000 }).toBe(next.hash);
    expect(existsSync(join(run, '.tmp'))).toBe(false);
  });
});
