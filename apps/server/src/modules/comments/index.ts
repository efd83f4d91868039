export * from './anchor.rules.ts';
export * from './anchors.store.ts';
export * from './comments.store.ts';
export type * from './comments.ts';
export * from './letters.store.ts';
export * from './threads.store.ts';
