export * from './board-versions.store.ts';
export type * from './board-versions.ts';
export * from './due-boards.store.ts';
export * from './pruning.rules.ts';
export * from './restore-items.ts';
export * from './snapshot.ts';
