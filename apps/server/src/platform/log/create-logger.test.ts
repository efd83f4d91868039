import { expect, test } from 'vitest';
import { createLogger } from './create-logger.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } }));
  return lines.join('');
}

test('a line is one JSON object with level, time, fields and message', () => {
  const line = JSON.parse(logged((log) => log.info({ generationId: 'g1' }, 'accepted')));
  expect(line).toEqual({ level: 'info', time: expect.stringMatching(/Z$/), generationId: 'g1', msg: 'accepted' });
});

test.each([
  [{ password: 'hunter2' }],
  [{ request: { headers: { authorization: 'hunter2' } } }],
  [{ request: { headers: { cookie: 'hunter2', 'set-cookie': 'hunter2' } } }],
  [{ body: { prompt: 'hunter2' } }],
  [{ 'set-cookie': 'hunter2' }],
  [{ error: Object.assign(new Error('failed'), { config: { password: 'hunter2' } }) }],
  [{ err: new Error('failed', { cause: new Error('postgresql://gesso:hunter2@127.0.0.1:5432/x') }) }],
])('a secret in %j does not reach the log', (fields) => {
  const line = logged((log) => log.error(fields, 'failed'));
  expect(line).toContain('failed');
  expect(line).not.toContain('hunter2');
});

test('a password inside an address in the message is hidden', () => {
  const line = logged((log) => log.warn('cannot reach postgresql://gesso:hunter2@db:5432/gesso'));
  expect(line).toContain('postgresql://gesso:[hidden]@db:5432/gesso');
});

test('the cause of an error is kept', () => {
  const line = logged((log) => log.error({ error: new Error('outer', { cause: new Error('inner') }) }, 'failed'));
  expect(JSON.parse(line).error.cause.message).toBe('inner');
});
