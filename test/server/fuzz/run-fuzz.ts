import fc from 'fast-check';
import { stringify } from 'yaml';
import { z } from 'zod';
import { tableTypes } from '../../../src/contract/index.ts';
import type { Engine } from '../../../src/engines/index.ts';
import { createApp, createModelHolder, createScoreFile, type SqlQueries } from '../../../src/server/index.ts';
import { sha256 } from '../../../src/store/index.ts';
import { madeModel } from '../../model/made-model.ts';
import { host, namesOf, runRecord } from '../serve.ts';
import { arbitraryOf, type JsonSchema, resolve, spoiled } from './arbitrary-of.ts';
import { deadConnection, type MadeTables, madeColumns, madeCsv, madeDashboard } from './made-tables.ts';

type Described = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: JsonSchema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: JsonSchema }>> };
  readonly responses: Readonly<
    Record<string, { content?: Readonly<Record<string, { schema: JsonSchema }>> }>
  >;
}
interface Address extends Operation {
  readonly method: string;
  readonly path: string;
}
interface FuzzRequest {
  readonly address: Address;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface FuzzResult {
  readonly n: number;
  /** Answered with 2xx. */
  readonly nGood: number;
  /** By operation. */
  readonly good: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers with 5xx, and those that the description does not have. */
  readonly wrong: readonly string[];
}

/** How often each operation is asked, beside 10: a table costs a hundred times as much as a client. */
const weights: Readonly<Record<string, number>> = {
  scoreFile: 2,
  changeSegments: 2,
  run: 2,
  openapi: 1,
  model: 2,
  sql: 2,
  sqlTables: 1,
  upload: 1,
  previewUpload: 1,
  uploadQuery: 1,
  removeUpload: 1,
  profileUpload: 1,
  rejectedRows: 1,
  changeDashboard: 2,
  dashboardData: 2,
  apiPage: 1,
};

/** Sends requests made of our own OpenAPI file, about half of them spoiled, and holds every answer to that file. */
export async function runFuzz(
  nRequests: number,
  seed: number,
  engine: Engine,
  sql: SqlQueries,
  { dashboards, uploads }: MadeTables,
): Promise<FuzzResult> {
  const model = madeModel();
  const files = new Map([
    ['models/model.json', JSON.stringify(model)],
    ['segments.yaml', stringify(namesOf(model))],
    ['run.json', JSON.stringify(runRecord)],
  ]);
  const readRunFile = async (path: string) => {
    const text = files.get(path);
    return text === undefined ? null : new Uint8Array(Buffer.from(text));
  };
  const models = createModelHolder({ readRunFile, sha256 });
  await models.reload();
  const faults: unknown[] = [];
  const app = createApp({
    readRunFile,
    readPageFile: async () => null,
    hosts: [host],
    models,
    writeRunFiles: async (written) => {
      for (const { path, text } of written) files.set(path, text);
    },
    scoreFile: createScoreFile(engine),
    sql,
    dashboards,
    uploads,
    onFault: (error) => faults.push(error),
  });
  const described = (await (
    await app.request(`http://${host}/openapi.json`, { headers: { host } })
  ).json()) as Described;
  const root = described as unknown as JsonSchema;
  const addresses = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]): Address => ({ ...operation, method: method.toUpperCase(), path }),
    ),
  );
  const requests = fc.sample(requestsOf(addresses, root, model.hash, model.segments.length), {
    numRuns: nRequests,
    seed,
  });

  const send = (method: string, url: string, type: string, body?: string) =>
    app.request(`http://${host}${url}`, {
      method,
      headers: { host, 'content-type': type },
      ...(body !== undefined && { body }),
    });
  /** The id of a file that was sent and not yet taken. */
  const previewed = async (): Promise<string> => {
    const response = await send('POST', '/api/v1/uploads/preview', tableTypes.csv, madeCsv);
    return ((await response.json()) as { id: string }).id;
  };
  for (const name of keptUploads) {
    const body = { id: await previewed(), name, file: 'made.csv', columns: madeColumns };
    await (await send('POST', '/api/v1/uploads', 'application/json', JSON.stringify(body))).text();
  }

  const good: Record<string, number> = Object.fromEntries(
    addresses.map(({ operationId }) => [operationId, 0]),
  );
  const statuses: Record<string, number> = {};
  const wrong: string[] = [];
  let nGood = 0;
  for (const { address, url, headers, body } of requests) {
    let text = body;
    // Only what follows the newest version is taken; half of the changes do.
    if (address.operationId === 'changeSegments' && body?.startsWith('{"version":1,')) {
      const newest = [...files.keys()].filter((path) => path.startsWith('segments/')).length || 1;
      text = body.replace('{"version":1,', `{"version":${newest},`);
    }
    if (address.operationId === 'changeDashboard' && body?.startsWith('{"version":1,')) {
      const now = (await (await send('GET', '/api/v1/dashboards/made', '')).json()) as { version: number };
      text = body.replace('{"version":1,', `{"version":${now.version},`);
    }
    if (address.operationId === 'upload' && body?.includes(unsentFile)) {
      text = body.replace(unsentFile, await previewed());
    }
    const response = await app.request(`http://${host}${url}`, {
      method: address.method,
      headers: { host, ...headers },
      ...(text !== null && { body: text }),
    });
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    if (response.ok) {
      nGood++;
      good[address.operationId] = (good[address.operationId] ?? 0) + 1;
    }
    const problem = await checkAnswer(address, response, root);
    if (problem !== null) {
      const fault = faults.at(-1);
      wrong.push(
        `${address.method} ${url} ${text?.slice(0, 300) ?? ''} → ${response.status}: ${problem} ${fault instanceof Error ? fault.stack : ''}`,
      );
    }
  }
  return { n: requests.length, nGood, good, statuses, wrong };
}

/** Uploads that stand there from the beginning; the second is the one that is removed. */
const keptUploads = ['first', 'second'] as const;
/** Stands for the id of a file that is sent when its request is. */
const unsentFile = '00000000-0000-0000-0000-000000000000';

function requestsOf(
  addresses: readonly Address[],
  root: JsonSchema,
  hash: string,
  nSegments: number,
): fc.Arbitrary<FuzzRequest> {
  const one = (address: Address): fc.Arbitrary<FuzzRequest> =>
    fc.record({
      address: fc.constant(address),
      url: urlOf(address, hash),
      headers: headersOf(address),
      body: bodyOf(address, root, nSegments, hash),
    });
  return fc.oneof(
    ...addresses.map((address) => ({ weight: weights[address.operationId] ?? 10, arbitrary: one(address) })),
  );
}

function urlOf({ operationId, path, parameters = [] }: Address, hash: string): fc.Arbitrary<string> {
  const query = parameters.filter((one) => one.in === 'query');
  const values = fc.record(
    Object.fromEntries(
      query.map(({ name, schema }) => [
        name,
        fc.oneof(
          { weight: 4, arbitrary: name === 'map' ? fc.constant('{}') : arbitraryOf(schema, {}) },
          { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
        ),
      ]),
    ),
    { requiredKeys: [] },
  );
  const place = fc.oneof(
    fc.constant(knownPlace(operationId, path, hash)),
    fc.stringMatching(/^[0-9a-f]{64}$/),
    fc.string({ minLength: 1, maxLength: 9 }),
  );
  return fc.tuple(fc.oneof(fc.constant({}), values), place).map(([given, one]) => {
    const search = new URLSearchParams(
      Object.entries(given).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return `${path.replace(/\{(hash|id|name)\}/, encodeURIComponent(one).replace(/^\.+$/, 'x'))}${search.size > 0 ? `?${search}` : ''}`;
  });
}

/** What is there under an address. */
function knownPlace(operationId: string, path: string, hash: string): string {
  if (path.includes('{hash}')) return hash;
  if (path.includes('{id}')) return 'made';
  return keptUploads[operationId === 'removeUpload' ? 1 : 0];
}

function headersOf({ operationId, requestBody }: Address): fc.Arbitrary<Record<string, string>> {
  const language = fc.constantFrom('ru', 'en', 'de, ru;q=0.5', '*');
  if (!requestBody) return language.map((one) => ({ 'accept-language': one }));
  const own = takesTable(operationId) ? tableTypes.csv : 'application/json';
  const type = fc.oneof(
    { weight: 12, arbitrary: fc.constant(own) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('text/plain', 'application/json;', ...Object.values(tableTypes)),
    },
  );
  return fc.tuple(language, type).map(([one, name]) => ({ 'accept-language': one, 'content-type': name }));
}

const takesTable = (operationId: string): boolean =>
  operationId === 'scoreFile' || operationId === 'previewUpload';

function bodyOf(
  { operationId, requestBody }: Address,
  root: JsonSchema,
  nSegments: number,
  hash: string,
): fc.Arbitrary<string | null> {
  if (!requestBody) return fc.constant(null);
  if (takesTable(operationId)) {
    const cell = fc.oneof(fc.constantFrom('yes', 'no', 'job', '25', ''), fc.string({ maxLength: 5 }));
    const table = fc.array(fc.tuple(cell, cell), { maxLength: 5 }).map((rows) => {
      const line = (cells: readonly string[]): string =>
        cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',');
      return [line(['loan', 'age']), ...rows.map(line)].join('\n');
    });
    return fc.oneof({ weight: 3, arbitrary: table }, { weight: 1, arbitrary: fc.string() });
  }
  const schema = requestBody.content['application/json']?.schema ?? {};
  const value = arbitraryOf(schema, root).map((made) =>
    repaired(operationId, made as Record<string, unknown>, nSegments, hash),
  );
  const text = fc.oneof(
    { weight: 3, arbitrary: value },
    { weight: 2, arbitrary: value.chain(spoiled) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
  const broken = fc.tuple(text, fc.nat(40)).map(([one, at]) => (JSON.stringify(one) ?? '').slice(0, at));
  return fc.oneof(
    { weight: 20, arbitrary: text.map((one) => JSON.stringify(one) ?? '') },
    { weight: 1, arbitrary: broken },
  );
}

/** What no schema can say: a query, the model that is served, and each of its segments once. */
function repaired(
  operationId: string,
  made: Record<string, unknown>,
  nSegments: number,
  hash: string,
): unknown {
  // A text is hardly ever a query; what is given as none stays, and is refused.
  if (operationId === 'sql') return String(made.sql).length % 3 === 0 ? made : { sql: 'SELECT 1 AS one' };
  if (operationId === 'removeUpload') return {};
  if (operationId === 'changeDashboard') return { version: 1, dashboard: madeDashboard };
  if (operationId === 'dashboardData') {
    const draft = 'dashboard' in made && { dashboard: madeDashboard };
    return { ...made, filters: { loan: ['yes'] }, compare: null, ...draft };
  }
  if (operationId === 'upload') return { ...made, id: unsentFile, columns: madeColumns };
  if (operationId === 'uploadQuery') return { ...made, connection: deadConnection };
  if ('model' in made) return { ...made, model: hash };
  if (operationId === 'countAnswers') return { ...made, model_hash: hash };
  if (operationId !== 'changeSegments') return made;
  const [one] = made.segments as { described: unknown }[];
  const segments = Array.from({ length: nSegments }, (_, i) => ({
    id: i + 1,
    described: one?.described ?? null,
  }));
  const { version: _, ...rest } = made;
  // The version first: there the newest one is put in.
  return { version: 1, ...rest, segments };
}

/** What is wrong with an answer by the description; null when it is as described. */
async function checkAnswer(address: Address, response: Response, root: JsonSchema): Promise<string | null> {
  const text = await response.text();
  if (response.status >= 500) return text.slice(0, 300);
  const declared = address.responses[response.status];
  if (!declared) return 'a status that is not described';
  if (!declared.content) return text === '' ? null : 'a body where none is described';
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const content = declared.content[type];
  if (!content) return `the type ${type} is not described`;
  if (!type.endsWith('json')) return null;
  const values = type.endsWith('ndjson') ? text.trim().split('\n') : [text];
  for (const value of values) {
    const found = checkerOf(content.schema, root).safeParse(JSON.parse(value));
    if (!found.success) return `${JSON.stringify(found.error.issues.slice(0, 3))} ${text.slice(0, 500)}`;
  }
  return null;
}

const checkers = new WeakMap<JsonSchema, z.ZodType>();

function checkerOf(schema: JsonSchema, root: JsonSchema): z.ZodType {
  const whole = typeof schema.$ref === 'string' ? resolve(schema.$ref, root) : schema;
  const known = checkers.get(whole);
  if (known) return known;
  const made = z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]);
  checkers.set(whole, made);
  return made;
}
