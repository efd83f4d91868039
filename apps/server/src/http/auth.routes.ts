import { LIMITS } from '@gesso/contract';
import { z } from 'zod';
import type { Auth, AuthUser } from '../platform/auth/create-auth.ts';
import { RATE_LIMITS, type RateLimiter } from './rate-limiter.ts';

export type ServeAuth = (request: Request, address: string) => Promise<Response>;

const SIGN_UP = '/api/auth/sign-up/email';
const SIGN_IN = '/api/auth/sign-in/email';

const signedUpSchema = z.object({ user: z.object({ id: z.string() }) });
const signInSchema = z.object({ email: z.string() });

/**
 * better-auth's own routes, with our limits in front and the account opened right behind a sign-up.
 *
 * @param options.openAccount - Also called on the first request of a person whose sign-up was cut short, so that a
 *   failure here loses nothing.
 */
export function createServeAuth(options: {
  readonly auth: Auth;
  readonly limiter: RateLimiter;
  readonly openAccount: (user: AuthUser) => Promise<unknown>;
}): ServeAuth {
  const { auth, limiter, openAccount } = options;
  return async (request, address) => {
    const { pathname } = new URL(request.url);
    const body = request.method === 'POST' ? await readBounded(request) : undefined;
    if (body instanceof Response) return body;
    if (pathname === SIGN_UP) limiter.count(RATE_LIMITS.signUp, address);
    if (pathname === SIGN_IN) limiter.count(RATE_LIMITS.signIn, `${address} ${emailIn(body ?? '')}`);
    const { method, headers, url } = request;
    const response = await auth.handle(new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }));
    if (pathname === SIGN_UP && response.ok) {
      const { user } = signedUpSchema.parse(await response.clone().json());
      await openAccount(user);
    }
    return response;
  };
}

async function readBounded(request: Request): Promise<string | Response> {
  let text = '';
  let size = 0;
  const decoder = new TextDecoder();
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > LIMITS.jsonBodyBytes) {
      const answer = { code: 'PAYLOAD_TOO_LARGE', message: 'The body may have at most 1 MB.' };
      return Response.json(answer, { status: 413, headers: { connection: 'close' } });
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The address tried, in one spelling; better-auth refuses what is none. */
function emailIn(body: string): string {
  try {
    return signInSchema.parse(JSON.parse(body)).email.trim().toLowerCase().slice(0, 320);
  } catch {
    return '';
  }
}
