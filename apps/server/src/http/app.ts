import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import { OperationMismatchError } from '../modules/ledger/index.ts';
import type { Logger } from '../platform/log/create-logger.ts';
import type { ServeAuth } from './auth.routes.ts';
import type { EndpointRoute } from './endpoint-route.ts';
import type { HealthChecks } from './health.routes.ts';
import { ProblemError, toProblemResponse } from './problems.ts';
import { secureHeaders } from './secure-headers.ts';
import { type Gates, serveEndpoint } from './serve-endpoint.ts';
import type { StaticWeb } from './static-web.ts';

export type AppEnv = { readonly Bindings: Partial<HttpBindings> };

export type App = {
  readonly fetch: (request: Request, bindings?: Partial<HttpBindings>) => Response | Promise<Response>;
};

export type AppParts = {
  readonly routes: readonly EndpointRoute[];
  readonly gates: Gates;
  readonly serveAuth: ServeAuth;
  readonly health: HealthChecks;
  /** The OpenAPI document, as JSON text. */
  readonly openApi: () => Promise<string>;
  /** The built web app; undefined where there is none. */
  readonly web: StaticWeb | undefined;
  readonly log: Logger;
};

/**
 * Everything that answers HTTP: the endpoints of the contract, sign-in, health, and the web app.
 *
 * Every refusal leaves as a problem document; an error nobody foresaw as `internal`, with an id that finds it in the log.
 */
export function createApp(parts: AppParts): App {
  const app = new Hono<AppEnv>();
  app.use(secureHeaders);
  app.onError((error) => answerError(error, parts.log));
  app.get('/healthz', () => parts.health.alive());
  app.get('/readyz', () => parts.health.ready());
  app.all('/api/auth/*', (context) => parts.serveAuth(context.req.raw, addressOf(context.env)));
  app.get('/api/openapi.json', async () => json(await parts.openApi()));
  addEndpoints(app, parts);
  app.all('/api/*', () => {
    throw new ProblemError({ code: 'not-found', detail: 'There is nothing at this address.' });
  });
  app.all('*', (context) => parts.web?.(context.req.raw) ?? context.text('Not found', 404));
  return app;
}

function addEndpoints(app: Hono<AppEnv>, { routes, gates }: AppParts): void {
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    const path = toPattern(route.endpoint.path);
    methods.set(path, [...(methods.get(path) ?? []), route.endpoint.method.toUpperCase()]);
    app.on(route.endpoint.method, path, (context) =>
      serveEndpoint(gates, route, {
        request: context.req.raw,
        pathParameters: readParameters(route.endpoint.path, context.req.param()),
        address: addressOf(context.env),
      }),
    );
  }
  // After all of them, so that a path with a parameter never hides a longer list of methods.
  for (const [path, allowed] of methods) app.all(path, () => refuseMethod(allowed));
}

function refuseMethod(methods: readonly string[]): never {
  const allowed = methods.includes('GET') ? ['HEAD', ...methods] : methods;
  throw new ProblemError({
    code: 'method-not-allowed',
    detail: `This address takes ${allowed.join(', ')}.`,
    headers: { allow: allowed.join(', ') },
  });
}

/** A parameter that is only a part of its segment, as in `{id}.pdf`: its name and what follows it. */
const WITH_ENDING = /\{(\w+)\}(\.\w+)/g;

/**
 * OpenAPI writes `{id}`, the router `:id`; and `{id}.pdf`, where the router takes whole segments and is given a pattern
 * for this one.
 */
function toPattern(path: string): string {
  return path
    .replaceAll(WITH_ENDING, (_, name, ending) => `:${name}{.+\\${ending}}`)
    .replaceAll(/\{(\w+)\}(?!\})/g, ':$1');
}

/** What the path's parameters stand for, without the ending that the router left on them. */
function readParameters(path: string, found: Readonly<Record<string, string>>): Record<string, string> {
  const parameters = { ...found };
  for (const [, name = '', ending = ''] of path.matchAll(WITH_ENDING)) {
    parameters[name] = (parameters[name] ?? '').slice(0, -ending.length);
  }
  return parameters;
}

function answerError(error: Error, log: Logger): Response {
  if (error instanceof ProblemError) return toProblemResponse(error.refusal);
  if (error instanceof OperationMismatchError) {
    return toProblemResponse({ code: 'idempotency-mismatch', detail: error.message });
  }
  const errorId = uuidv7();
  log.error({ err: error, errorId }, 'a request failed');
  return toProblemResponse({
    code: 'internal',
    detail: `It was written to the log as ${errorId}; try again, and tell the operator if it stays.`,
  });
}

// Only the connection's own address: a header can be written by anybody.
function addressOf(bindings: Partial<HttpBindings> | undefined): string {
  return bindings?.incoming?.socket.remoteAddress ?? 'local';
}

function json(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' } });
}
