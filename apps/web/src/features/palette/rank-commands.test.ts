import { expect, test } from 'vitest';
import type { Command } from '../../shared/board/index.ts';
import { rankCommands } from './rank-commands.ts';

const command = (id: string, title: string, words = ''): Command => ({
  id,
  title,
  group: 'Edit',
  words,
  run: () => {},
});
const COMMANDS = [
  command('align-left', 'Align left'),
  command('duplicate', 'Duplicate', 'copy clone'),
  command('copy', 'Copy'),
  command('tidy', 'Tidy up', 'grid'),
  command('cafe', 'Café'),
];
const idsFor = (typed: string, recent: readonly string[] = []) =>
  rankCommands(COMMANDS, typed, recent).map(({ id }) => id);

test('a name that begins with what was typed comes before one that means the same', () => {
  expect(idsFor('copy')).toEqual(['copy', 'duplicate']);
});

test('letters in order are enough, every word must be found, and accents do not matter', () => {
  expect(idsFor('algnl')).toEqual(['align-left']);
  expect(idsFor('left align')).toEqual(['align-left']);
  expect(idsFor('left copy')).toEqual([]);
  expect(idsFor('cafe')).toEqual(['cafe']);
});

test('without words, what was used lately comes first and nothing is left out or told twice', () => {
  expect(idsFor('', ['tidy', 'gone', 'copy'])).toEqual(['tidy', 'copy', 'align-left', 'duplicate', 'cafe']);
});
