export type * from './chat.ts';
export * from './messages.store.ts';
export * from './thread-title.rules.ts';
export * from './threads.store.ts';
