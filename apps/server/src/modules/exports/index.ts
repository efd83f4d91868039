export * from './export-files.ts';
export * from './exports.store.ts';
export * from './exports.ts';
