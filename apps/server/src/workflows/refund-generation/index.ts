export * from './refund-generation.ts';
