export * from './export-project.ts';
export * from './import-project.ts';
