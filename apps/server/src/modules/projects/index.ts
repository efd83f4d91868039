export * from './access.store.ts';
export * from './project-events.store.ts';
export * from './project-names.store.ts';
export * from './projects.store.ts';
export * from './projects.ts';
