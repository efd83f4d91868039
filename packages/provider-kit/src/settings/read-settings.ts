import assert from 'node:assert/strict';
import type { Settings } from '@gesso/contract';

/** Reads a text or choice of parsed settings. A missing one is a bug of the model's row, not of the creator. */
export function readText(settings: Settings, name: string): string {
  const value = settings[name];
  assert(typeof value === 'string', `setting ${name} was not parsed as text`);
  return value;
}

/** Reads a whole number that has a default. */
export function readNumber(settings: Settings, name: string): number {
  const value = settings[name];
  assert(typeof value === 'number', `setting ${name} was not parsed as a number`);
  return value;
}

/** Reads a switch. */
export function readSwitch(settings: Settings, name: string): boolean {
  const value = settings[name];
  assert(typeof value === 'boolean', `setting ${name} was not parsed as a switch`);
  return value;
}
