export * from './change-design.ts';
export * from './read-font-file.ts';
