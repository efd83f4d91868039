import type { BoardVersion } from '@gesso/contract';

/** What a version is called in the list. */
export function versionTitle({ name, kind }: BoardVersion): string {
  if (name !== null) return name;
  switch (kind) {
    case 'automatic':
    case 'named':
      return 'Kept by itself';
    case 'before-restore':
      return 'Before a restore';
    case 'restored':
      return 'Restored';
  }
}
