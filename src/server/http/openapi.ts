import { z } from 'zod';
import { type ModelFile, problemSchema, tableTypes } from '../../contract/index.ts';
import { type Operation, operations, operationsAt } from './operations.ts';

type Json = Readonly<Record<string, unknown>>;

const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
};

/**
 * The API as OpenAPI 3.1, from the schemas that requests are checked by; the fields of the served model stand in
 * `components.schemas.Client`.
 */
export function openApi(version: string, model: ModelFile | null): Json {
  const paths = Object.fromEntries(
    operations.map(({ path }) => [
      path,
      Object.fromEntries(
        operationsAt(path.replace(/\{\w+\}/, 'x')).map((one) => [one.method, describe(one, model !== null)]),
      ),
    ]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Clientele',
      version,
      description: 'Segments of a bank\u2019s clients: scored, explained, named.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: {
      schemas: {
        Problem: jsonSchemaOf(problemSchema, 'output'),
        ...(model && { Client: clientOf(model) }),
      },
    },
  };
}

function describe(operation: Operation, hasModel: boolean): Json {
  const { id, summary, parameters, body, answer, errors = [] } = operation;
  return {
    operationId: id,
    summary,
    ...(parameters && {
      parameters: parameters.map((one) => ({ ...one, ...(one.in === 'path' && { required: true }) })),
    }),
    ...(body && { requestBody: { required: true, content: bodyContent(body, hasModel) } }),
    responses: {
      ...(answer === null
        ? { 204: { description: 'Done.' } }
        : { 200: { description: 'Done.', content: answerContent(operation) } }),
      ...Object.fromEntries(
        [...new Set([403, 405, ...errors, 429, 500, 503])]
          .sort((a, b) => a - b)
          .map((status) => [
            status,
            {
              description: 'A problem.',
              content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
            },
          ]),
      ),
    },
  };
}

function bodyContent(body: NonNullable<Operation['body']>, hasModel: boolean): Json {
  if (body === 'table') return binaryTypes();
  const schema = jsonSchemaOf(body, 'input');
  return { 'application/json': { schema: hasModel ? withClients(schema) : schema } };
}

function answerContent({ answer, body }: Operation): Json {
  switch (answer) {
    case null:
      return {};
    case 'text':
      return { 'text/plain': { schema: { type: 'string' } } };
    case 'csv':
      return { 'text/csv': { schema: { type: 'string' } } };
    case 'html':
      return { 'text/html': { schema: { type: 'string' } } };
    case 'json':
      return { 'application/json': { schema: { type: 'object' } } };
    case 'table':
      return binaryTypes();
    default:
      if ('lines' in answer) {
        return { 'application/x-ndjson': { schema: jsonSchemaOf(answer.lines, 'output') } };
      }
      return {
        'application/json': { schema: jsonSchemaOf(answer, 'output') },
        ...(body === 'table' && binaryTypes()),
      };
  }
}

function binaryTypes(): Json {
  return Object.fromEntries(
    Object.values(tableTypes).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
  );
}

/** A schema whose clients are those of the served model. */
function withClients(schema: Json): Json {
  const client = { $ref: '#/components/schemas/Client' };
  const properties = { ...(schema.properties as Json) };
  if (properties.client) properties.client = client;
  if (properties.rows) properties.rows = { ...(properties.rows as Json), items: client };
  return { ...schema, properties };
}

/** What is known of a client, by the fields of a model; an unseen category may still be text. */
function clientOf({ fields, unseen }: ModelFile): Json {
  const names = fields.map(({ name, type, categories, unknown, used, label }) => [
    name,
    {
      title: label?.en ?? name,
      description: `${type}${used ? '; the segments depend on it' : ''}`,
      ...(categories === null
        ? { type: ['number', 'null'] }
        : unseen === 'error' && used
          ? { enum: [...categories, ...unknown, null] }
          : { type: ['string', 'null'], examples: categories.slice(0, 10) }),
    },
  ]);
  const sources = fields.flatMap(({ derived }) =>
    derived ? [[derived.from, { type: ['string', 'number', 'null'] }]] : [],
  );
  return {
    type: 'object',
    description: 'What is null or left out is not known.',
    properties: { ...Object.fromEntries(sources), ...Object.fromEntries(names) },
    additionalProperties: false,
  };
}
