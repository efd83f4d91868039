import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { describeStartError } from '../platform/lifecycle/describe-start-error.ts';
import type { App } from './app.ts';
import { type HttpServer, listenHttp, type UpgradeHandler } from './listen.ts';

let servers: HttpServer[] = [];

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function listen(app: App, onUpgrade: UpgradeHandler = () => undefined, port = 0): Promise<HttpServer> {
  const server = await listenHttp({ app, port, onUpgrade });
  servers.push(server);
  return server;
}

const hello: App = { fetch: () => new Response('hello') };

/** Sends a WebSocket's opening request and answers what comes back. */
async function upgrade(port: number, path: string): Promise<string> {
  const socket = connect(port, 'localhost');
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  return text(socket);
}

test('WebSockets of /collab are handed on, with their query; others are refused', async () => {
  const seen: string[] = [];
  const { port } = await listen(hello, (request, socket) => {
    seen.push(request.url ?? '');
    socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
  });
  expect(await upgrade(port, '/collab?token=a')).toMatch(/^HTTP\/1\.1 101/);
  expect(await upgrade(port, '/api/me')).toMatch(/^HTTP\/1\.1 404/);
  expect(seen).toEqual(['/collab?token=a']);
});

test('a taken port is one clear sentence', async () => {
  const { port } = await listen(hello);
  const error = await listenHttp({ app: hello, port, onUpgrade: () => undefined }).catch((reason: unknown) => reason);
  expect(describeStartError(error)).toBe(
    `Port ${port} is in use by another program; stop that one or choose another port, for example PORT=${port + 1}.`,
  );
});

test('a running request ends before the server does, and no new one begins', async () => {
  const release = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  const server = await listen({
    fetch: async () => {
      arrived.resolve();
      await release.promise;
      return new Response('late');
    },
  });
  const running = fetch(`http://localhost:${server.port}/`);
  await arrived.promise;
  const closing = server.close();
  const refused = connect(server.port, 'localhost');
  const [error] = (await once(refused, 'error')) as [Error & { code?: string }];
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  release.resolve();
  expect(await (await running).text()).toBe('late');
  await closing;
  servers = [];
});

test('a request that its client gives up tells the handler', async () => {
  const gone = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  const server = await listen({
    fetch: (request) => {
      request.signal.addEventListener('abort', () => gone.resolve());
      arrived.resolve();
      return new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('first')) }));
    },
  });
  const leaving = new AbortController();
  await fetch(`http://localhost:${server.port}/`, { signal: leaving.signal });
  await arrived.promise;
  leaving.abort();
  await gone.promise;
});
