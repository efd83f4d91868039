import { type Endpoint, LIMITS } from '@gesso/contract';
import { z } from 'zod';
import { isUuid } from '../platform/database/uuid.ts';
import { fieldMessages, toInvalidRequest } from './describe-issues.ts';
import { notFound, ProblemError } from './problems.ts';
import { readJsonBody } from './read-body.ts';
import { receiveForm } from './receive-form.ts';

export type ParsedCall = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

const uploadSchema = z.object({
  file: z.instanceof(File, { error: 'must be a file, in a multipart field of this name' }),
});

/**
 * Parses path, query and body of a request by the endpoint's schemas.
 *
 * @param pathParameters - As the router found them, decoded.
 * @param uploadDirectory - Where a file of a multipart body lies until `discard` is called, which it must be.
 * @throws ProblemError naming the fields that do not fit; `not-found` for a path id that is none of ours.
 */
export async function parseCall(
  endpoint: Endpoint,
  request: Request,
  pathParameters: Readonly<Record<string, string>>,
  uploadDirectory: string,
): Promise<{ readonly call: ParsedCall; readonly discard: () => Promise<void> }> {
  // Every id of ours is one; the database would refuse any other text with an error.
  if (pathParameters.id !== undefined && !isUuid(pathParameters.id)) throw notFound('thing under this id');
  const params = endpoint.params && parse(endpoint.params, pathParameters);
  const query = endpoint.query && parse(endpoint.query, readQuery(request));
  if (endpoint.bodyKind !== 'multipart') {
    const body = endpoint.body && parse(endpoint.body, await readJsonBody(request));
    return { call: { params, query, body }, discard: async () => undefined };
  }
  const mostBytes = endpoint.mostBytes ?? LIMITS.uploadBytes;
  const { fields, discard } = await receiveForm(request, { directory: uploadDirectory, mostBytes });
  try {
    return { call: { params, query, body: parse(uploadSchema, fields) }, discard };
  } catch (error) {
    await discard();
    throw error;
  }
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
