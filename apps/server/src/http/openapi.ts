import { type Endpoint, problemSchema } from '@gesso/contract';

const DESCRIPTION =
  'Amounts are whole millicredits (1 credit = 1,000) or US cents, times ISO 8601 in UTC. Refusals are RFC 9457 problem ' +
  'documents with a code. Another account’s id answers 404.';

const PROBLEM_ANSWER = 'A refusal; nothing has happened.';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key and body returns the first answer.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;

/**
 * Generates the OpenAPI 3.1 document from the endpoints and their schemas.
 *
 * The generator takes a fifth of a second to load, so it is loaded at the first question instead of at every start.
 *
 * @returns JSON text.
 */
export async function writeOpenApi(endpoints: Readonly<Record<string, Endpoint>>): Promise<string> {
  const { createRoute, OpenAPIHono } = await import('@hono/zod-openapi');
  const app = new OpenAPIHono();
  const { openAPIRegistry: registry } = app;
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'gesso.session_token',
    description: 'Set by POST /api/auth/sign-in/email. Changes also need an Origin header of this site.',
  });
  registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer', bearerFormat: 'gsk_…' });
  for (const [name, endpoint] of Object.entries(endpoints)) {
    registry.registerPath(createRoute({ ...describe(endpoint), operationId: name }));
  }
  return JSON.stringify(
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Gesso', version: '1', description: DESCRIPTION, license: { name: 'Apache-2.0' } },
    }),
  );
}

function describe(endpoint: Endpoint) {
  const mediaType = endpoint.bodyKind === 'multipart' ? 'multipart/form-data' : 'application/json';
  return {
    method: endpoint.method,
    path: endpoint.path,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    security: securityOf(endpoint),
    request: {
      params: endpoint.params,
      query: endpoint.query,
      ...(endpoint.body && { body: { required: true, content: { [mediaType]: { schema: endpoint.body } } } }),
    },
    ...(endpoint.idempotent && { parameters: [IDEMPOTENCY_KEY] }),
    responses: {
      [endpoint.success]: { description: 'Done', ...contentOf(endpoint) },
      default: { description: PROBLEM_ANSWER, content: { 'application/problem+json': { schema: problemSchema } } },
    },
  };
}

function contentOf(endpoint: Endpoint) {
  const types = [...(endpoint.responseType ? [endpoint.responseType] : []), ...(endpoint.otherTypes ?? [])];
  const texts = Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' as const } }]));
  if (endpoint.response) return { content: { 'application/json': { schema: endpoint.response }, ...texts } };
  return types.length > 0 ? { content: texts } : {};
}

function securityOf({ audience }: Endpoint): Record<string, string[]>[] {
  switch (audience) {
    case 'public':
      return [];
    case 'account':
    case 'visitor':
      return [{ session: [] }, { apiKey: [] }];
    case 'session':
    case 'operator':
      return [{ session: [] }];
  }
}
