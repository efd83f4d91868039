export * from './upload-asset.ts';
