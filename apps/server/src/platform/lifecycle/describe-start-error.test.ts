import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { ConfigError } from '../config/config-error.ts';
import { describeStartError } from './describe-start-error.ts';

test('a port in use is a sentence with another port to try', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const [error] = await once(createServer().listen(port, '127.0.0.1'), 'error').catch((failure) => [failure]);
  holder.close();
  expect(describeStartError(error)).toBe(
    `Port ${port} is in use by another program; stop that one or choose another port, for example PORT=${port + 1}.`,
  );
});

test('a wrong setting is its own sentence', () => {
  expect(describeStartError(new ConfigError('PORT must be a number.'))).toBe('PORT must be a number.');
});

test('a bug is not made pretty', () => {
  expect(describeStartError(new TypeError('x is not a function'))).toBeUndefined();
});
