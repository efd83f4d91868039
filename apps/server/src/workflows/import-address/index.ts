export * from './import-address.ts';
