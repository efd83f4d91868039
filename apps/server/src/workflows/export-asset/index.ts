export * from './export-asset.ts';
