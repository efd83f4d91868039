export * from './copy-assets.ts';
