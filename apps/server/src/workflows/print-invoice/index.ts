export type { Seller } from './invoice-facts.ts';
export * from './invoice-pdf.ts';
