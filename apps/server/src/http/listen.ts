import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { App } from './app.ts';

export type HttpServer = {
  /** The port that was asked for, or the free one that was found for 0. */
  readonly port: number;
  /** Takes no more connections, lets running requests end for a while, then cuts what is left. */
  readonly close: () => Promise<void>;
};

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Answers take milliseconds; an upload that is still running is sent again by its client. */
const FINISH_MS = 5_000;

/** A project of 2 GB comes over a slow line in this; Node would cut every request after five minutes. */
const LONGEST_REQUEST_MS = 3 * 3_600_000;

/** Where the realtime connection of the canvas begins. */
const COLLAB_PATH = '/collab';

/**
 * Serves an app on a port, HTTP and WebSocket alike.
 *
 * @param options.onUpgrade - Gets the WebSocket requests of `/collab`; others are refused.
 * @throws The system's error when the port cannot be had; it names the port and the call.
 */
export async function listenHttp(options: {
  readonly app: App;
  readonly port: number;
  readonly onUpgrade: UpgradeHandler;
}): Promise<HttpServer> {
  const { app, port, onUpgrade } = options;
  // Without `createServer` the adaptor makes a plain HTTP/1.1 server, so both types are narrower than declared.
  const server = createAdaptorServer({
    fetch: (request, bindings) => app.fetch(request, bindings as HttpBindings),
  }) as Server;
  server.requestTimeout = LONGEST_REQUEST_MS;
  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === COLLAB_PATH) return onUpgrade(request, socket, head);
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  server.listen(port);
  await once(server, 'listening');
  // A TCP server that listens has an address object.
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), FINISH_MS);
  await closed;
  clearTimeout(deadline);
}
