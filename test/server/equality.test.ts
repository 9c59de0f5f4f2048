import { beforeAll, describe, expect, it } from 'vitest';
import type { ScoreResponse } from '../../src/contract/index.ts';
import { type Client, scoreClient } from '../../src/model/index.ts';
import { madeModel } from '../model/made-model.ts';
import { randomClients } from '../model/random-clients.ts';
import { makeRun, type Served, serve } from './serve.ts';

const model = madeModel();
const clients = randomClients(model, { n: 10_000, seed: 11 }).map(({ client }) => client);
let served: Served;
beforeAll(async () => {
  served = await serve(makeRun(model));
});

/** The answer that the model layer gives, as the API writes it. */
function expected(client: Client): ScoreResponse['rows'][number] {
  const { segmentId, probability, status, filledFields } = scoreClient(model, client);
  return {
    segment_id: segmentId,
    segment: segmentId === null ? null : `Segment ${segmentId}`,
    probability,
    status,
    filled_fields: [...filledFields],
  };
}

const score = async (rows: readonly Client[]): Promise<ScoreResponse> => {
  const response = await served.ask('POST', '/api/v1/score', { rows });
  expect(response.status).toBe(200);
  return (await response.json()) as ScoreResponse;
};

describe('POST /api/v1/score', () => {
  it('answers ten thousand random clients as scoreClient does, in one request', async () => {
    const { rows } = await score(clients);
    expect(rows).toEqual(clients.map(expected));
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['complete', 'filled', 'abstained']));
  });

  it('answers one client of a request as it answers that of ten thousand', async () => {
    for (const client of clients.slice(0, 300)) {
      const { rows } = await score([client]);
      expect(rows).toEqual([expected(client)]);
    }
  });
});
