import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signKlingToken } from './kling-token.ts';

test('a token names the access key, lives half an hour and carries the signature of the secret key alone', () => {
  const at = new Date('2026-11-25T08:00:00.900Z');
  const token = signKlingToken({ accessKey: 'access', secretKey: 'secret' }, at);
  const [header = '', payload = '', signature] = token.split('.');
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(read(header)).toEqual({ alg: 'HS256', typ: 'JWT' });
  const now = Date.parse('2026-11-25T08:00:00Z') / 1000;
  expect(read(payload)).toEqual({ iss: 'access', exp: now + 1_800, nbf: now - 5 });
  expect(signature).toBe(createHmac('sha256', 'secret').update(`${header}.${payload}`).digest('base64url'));
  expect(Buffer.from(`${header}${payload}`, 'base64url').toString()).not.toContain('secret');
});
