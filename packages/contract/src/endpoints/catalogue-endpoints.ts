import { artSourcesSchema, catalogueSchema } from '../catalogue.ts';
import { defineEndpoint } from '../endpoint.ts';
import { quoteRequestSchema, quoteSchema } from '../quotes.ts';

const tag = 'Catalogue and quotes';

export const catalogueEndpoints = {
  getCatalogue: defineEndpoint({
    method: 'get',
    path: '/api/catalogue',
    summary: 'Plans, models, prices',
    tag,
    audience: 'public',
    success: 200,
    response: catalogueSchema,
  }),
  listArtSources: defineEndpoint({
    method: 'get',
    path: '/api/art-sources',
    summary: 'Whose drawings and typefaces the built-in engines use',
    tag,
    audience: 'public',
    success: 200,
    response: artSourcesSchema,
  }),
  createQuote: defineEndpoint({
    method: 'post',
    path: '/api/quotes',
    summary: 'The binding price of a job',
    tag,
    audience: 'account',
    idempotent: true,
    body: quoteRequestSchema,
    success: 200,
    response: quoteSchema,
  }),
} as const;
