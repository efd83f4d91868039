import { expect, test } from 'vitest';
import { createLogger } from '../log/create-logger.ts';
import { createClosers } from './closers.ts';

test('the last opened is closed first, each after the other, once, and a failure keeps nothing open', async () => {
  const closed: string[] = [];
  const closers = createClosers(createLogger({ level: 'silent' }));
  closers.add('database', () => closed.push('database'));
  closers.add('broken', async () => {
    throw new Error('cannot close');
  });
  closers.add('jobs', async () => {
    await Promise.resolve();
    closed.push('jobs');
  });
  await closers.closeAll();
  expect(closed).toEqual(['jobs', 'database']);
  await closers.closeAll();
  expect(closed).toHaveLength(2);
});
