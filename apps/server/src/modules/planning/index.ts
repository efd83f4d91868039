export type * from './planning.ts';
