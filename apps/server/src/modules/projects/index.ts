export * from './projects.store.ts';
export * from './projects.ts';
