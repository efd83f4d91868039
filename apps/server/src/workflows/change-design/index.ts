export * from './change-design.ts';
