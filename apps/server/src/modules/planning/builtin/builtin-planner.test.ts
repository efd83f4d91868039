import { describe, expect, test } from 'vitest';
import { findPlanFaults } from '../plan.rules.ts';
import { findDifferences, planEntry } from './testing/check-plan.ts';
import { CORPUS } from './testing/corpus/index.ts';
import { requestOf } from './testing/planning-world.ts';

describe.each(Object.entries(CORPUS))('%s', (_, briefs) => {
  test.each(briefs.map((entry) => [nameOf(entry.brief), entry] as const))('%s', async (_name, entry) => {
    const answer = await planEntry(entry);
    expect(findDifferences(entry, answer)).toEqual([]);
    if (answer.kind === 'plan') expect(findPlanFaults(answer.plan, requestOf(entry).models)).toEqual([]);
  });
});

function nameOf(brief: string): string {
  const short = brief.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').replaceAll('%', '%%');
  return `“${short.slice(0, 80)}${short.length > 80 ? '…' : ''}”`;
}
