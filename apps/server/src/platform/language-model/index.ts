export { createLanguageModel } from './create-language-model.ts';
export * from './language-model.ts';
export { priceTokens } from './token-prices.ts';
