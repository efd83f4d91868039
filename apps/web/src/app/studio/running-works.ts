import type { BoardItem } from '@gesso/canvas-core';
import type { RunningWork } from '../../features/generator/index.ts';

/** The generations behind the placeholders of a board, in the order in which they lie. */
export function runningWorks(items: readonly BoardItem[]): readonly RunningWork[] {
  const pending = items.filter((item) => item.status === 'pending' && item.generationId !== undefined);
  const byGeneration = Map.groupBy(pending, (item) => item.generationId as string);
  return [...byGeneration].map(([generationId, members]) => {
    const known = members.flatMap(({ progress }) => progress ?? []);
    return {
      generationId,
      title: members[0]?.title ?? members[0]?.text ?? 'Untitled',
      count: members.length,
      progress: known.length === 0 ? undefined : known.reduce((sum, share) => sum + share, 0) / members.length,
      expectedMs: members[0]?.expectedMs,
    };
  });
}
