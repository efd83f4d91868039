import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('no more of one caller than allowed are at work, the others follow in order, and a crowd is turned away', async () => {
  const turns = createTurns({ most: 2, mostWaiting: 2 });
  const order: number[] = [];
  const take = async (number: number) => {
    const end = await turns.take('ada');
    order.push(number);
    return end;
  };
  const [first, second] = await Promise.all([take(1), take(2)]);
  const third = take(3);
  const fourth = take(4);
  await expect(turns.take('ada')).rejects.toMatchObject({ refusal: { code: 'rate-limited' } });
  (await turns.take('bob'))();
  expect(order).toEqual([1, 2]);
  second();
  second();
  await third;
  expect(order).toEqual([1, 2, 3]);
  first();
  (await fourth)();
  (await third)();
  expect(order).toEqual([1, 2, 3, 4]);
  const again = await Promise.all([take(5), take(6)]);
  for (const end of again) end();
});
