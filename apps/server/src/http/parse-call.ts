import type { Endpoint } from '@gesso/contract';
import { z } from 'zod';
import { isUuid } from '../platform/database/uuid.ts';
import { fieldMessages, toInvalidRequest } from './describe-issues.ts';
import { notFound, ProblemError } from './problems.ts';
import { readJsonBody, readMultipartBody } from './read-body.ts';

export type ParsedCall = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

const uploadSchema = z.object({
  file: z.instanceof(File, { error: 'must be a file, in a multipart field of this name' }),
});

/**
 * Parses path, query and body of a request by the endpoint's schemas.
 *
 * @param pathParameters - As the router found them, decoded.
 * @throws ProblemError naming the fields that do not fit; `not-found` for a path id that is none of ours.
 */
export async function parseCall(
  endpoint: Endpoint,
  request: Request,
  pathParameters: Readonly<Record<string, string>>,
): Promise<ParsedCall> {
  // Every id of ours is one; the database would refuse any other text with an error.
  if (pathParameters.id !== undefined && !isUuid(pathParameters.id)) throw notFound('thing under this id');
  return {
    params: endpoint.params && parse(endpoint.params, pathParameters),
    query: endpoint.query && parse(endpoint.query, readQuery(request)),
    body: await parseBody(endpoint, request),
  };
}

async function parseBody(endpoint: Endpoint, request: Request): Promise<unknown> {
  if (endpoint.body === undefined) return undefined;
  if (endpoint.bodyKind === 'multipart') {
    return parse(uploadSchema, Object.fromEntries(await readMultipartBody(request)));
  }
  return parse(endpoint.body, await readJsonBody(request));
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value, { error: fieldMessages });
  if (parsed.success) return parsed.data;
  throw toInvalidRequest(parsed.error.issues);
}

function readQuery(request: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in query) {
      const message = 'must be given once';
      throw new ProblemError({
        code: 'invalid-request',
        detail: `${name} ${message}.`,
        errors: [{ path: name, message }],
      });
    }
    query[name] = value;
  }
  return query;
}
