import { expect, test } from 'vitest';
import { menuLines } from './menu-lines.ts';

const command = (id: string) => ({ id, title: id, group: '', run: () => {} });

test('what the page does not have is left out, with the lines that parted it', () => {
  const plan = ['-', 'gone', 'one', '-', '-', 'gone', '-', 'two', { title: 'Empty', ids: ['gone'] }, '-'];
  const lines = menuLines(plan, [command('one'), command('two')]);
  expect(lines.map((line) => (line.type === 'command' ? line.command.id : line.type))).toEqual(['one', 'line', 'two']);
});

test('a list opens beside the menu, in its own order', () => {
  const [menu] = menuLines([{ title: 'More', ids: ['two', 'one'] }], [command('one'), command('two')]);
  expect(menu).toMatchObject({ type: 'menu', title: 'More', commands: [{ id: 'two' }, { id: 'one' }] });
});
