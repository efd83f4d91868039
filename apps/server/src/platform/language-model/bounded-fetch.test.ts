import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { boundedFetch } from './bounded-fetch.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test('an answer comes through with its status and headers', async () => {
  const url = await serve((_, response) => response.writeHead(418, { 'x-kind': 'tea' }).end('{"a":1}'));
  const response = await boundedFetch(url);
  expect([response.status, response.headers.get('x-kind'), await response.json()]).toEqual([418, 'tea', { a: 1 }]);
});

test('an address that sends elsewhere is not followed, since the key would go along', async () => {
  const keys: unknown[] = [];
  const elsewhere = await serve((request, response) => {
    keys.push(request.headers['x-api-key']);
    response.end('{}');
  });
  const url = await serve((_, response) => response.writeHead(307, { location: elsewhere }).end());
  await expect(boundedFetch(url, { headers: { 'x-api-key': 'sk-1' } })).rejects.toThrow();
  expect(keys).toEqual([]);
});

test('an answer that never ends is cut off', async () => {
  const url = await serve((_, response) => {
    const write = (): void => void response.write('x'.repeat(1_000_000), write);
    response.writeHead(200);
    write();
  });
  const response = await boundedFetch(url);
  await expect(response.text()).rejects.toThrow('longer than 4 MB');
});
