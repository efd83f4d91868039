import { APIError, betterAuth } from 'better-auth';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Logger } from '../log/create-logger.ts';
import { authTables } from './auth-tables.ts';

/** The person behind a session, as better-auth keeps them. */
export type AuthUser = { readonly id: string };

export type ReadSession = {
  readonly user: AuthUser;
  /** Cookie lines to send along: better-auth prolongs a session once a day. */
  readonly setCookies: readonly string[];
};

export type Auth = {
  /** Answers everything below `/api/auth/`, in better-auth's own shapes. */
  readonly handle: (request: Request) => Promise<Response>;
  /** Whose session the cookie of these headers is; undefined without a valid one. */
  readonly readSession: (headers: Headers) => Promise<ReadSession | undefined>;
};

export type AuthOptions = {
  /** better-auth keeps its own four tables through this pool. */
  readonly pool: Pool;
  /** Signs the session cookies. */
  readonly secret: string;
  readonly log: Logger;
};

/** The session's cookie has this name on every installation, so that clients can keep it. */
const COOKIE_PREFIX = 'gesso';

/** Long enough for any real name, short enough for every screen. */
const NAME_CHARACTERS = 200;

const DAY_SECONDS = 86_400;

/**
 * Sign-up, sign-in and sessions by e-mail and password.
 *
 * Passwords and sessions are better-auth's work, never ours. Cookies are httpOnly and SameSite=Lax, and Secure where the
 * request came by HTTPS. A request that carries a cookie must come from the origin it is sent to.
 *
 * @see https://www.better-auth.com/docs/reference/options
 */
export function createAuth({ pool, secret, log }: AuthOptions): Auth {
  const auth = betterAuth({
    ...authTables,
    appName: 'Gesso',
    secret,
    database: pool,
    basePath: '/api/auth',
    trustedOrigins: (request) => (request === undefined ? [] : originsOf(request)),
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128, autoSignIn: true },
    session: { ...authTables.session, expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    databaseHooks: {
      user: { create: { before: async (user) => ({ data: { ...user, name: checkName(user.name) } }) } },
    },
    // Ours counts per address and e-mail, also behind several processes' restarts; two limits would only confuse.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its warnings are about options that were left out on purpose.
    logger: { level: 'error', log: (level, message) => log[level](`sign-in: ${message}`) },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      // The cookie keeps one name; `handle` marks it Secure where the request came by HTTPS.
      useSecureCookies: false,
      // Written out because better-auth switches it off where NODE_ENV is "test".
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // Addresses are of no use to anybody here, so none are kept.
      ipAddress: { disableIpTracking: true },
      // Its tables come from our migrations; a test signs up on them. The check costs queries at every start.
      database: { generateId: () => uuidv7(), validateSchema: false },
    },
  });
  return {
    handle: async (request) => markSecure(request, await auth.handler(request)),
    readSession: async (headers) => {
      if (!headers.get('cookie')?.includes(`${COOKIE_PREFIX}.session_token`)) return undefined;
      const { headers: answered, response } = await auth.api.getSession({ headers, returnHeaders: true });
      if (response === null) return undefined;
      return { user: { id: response.user.id }, setCookies: answered.getSetCookie() };
    },
  };
}

function checkName(name: string): string {
  const trimmed = name.trim();
  const isStorable = trimmed.isWellFormed() && !/\p{Cc}/u.test(trimmed);
  if (trimmed.length >= 1 && trimmed.length <= NAME_CHARACTERS && isStorable) return trimmed;
  throw new APIError('BAD_REQUEST', {
    code: 'INVALID_NAME',
    message: `The name must have 1 to ${NAME_CHARACTERS} characters, and no control characters.`,
  });
}

// Only the host the request was sent to. A proxy may speak HTTPS to the browser and HTTP to us, so both schemes count.
// A wildcard in a forged Host would be read as a pattern.
function originsOf(request: Request): string[] {
  const { host } = new URL(request.url);
  return /[*?]/.test(host) ? [] : [`http://${host}`, `https://${host}`];
}

function markSecure(request: Request, response: Response): Response {
  const isHttps = new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
  const cookies = response.headers.getSetCookie();
  if (!isHttps || cookies.length === 0) return response;
  const headers = new Headers(response.headers);
  headers.delete('set-cookie');
  for (const cookie of cookies) headers.append('set-cookie', `${cookie}; Secure`);
  return new Response(response.body, { status: response.status, headers });
}
