export * from './guest-pass.ts';
export * from './members.store.ts';
export * from './people.store.ts';
export * from './share-links.store.ts';
export * from './share-token.ts';
export type * from './shares.ts';
