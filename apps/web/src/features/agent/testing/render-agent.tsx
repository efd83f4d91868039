import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * What a part of the agent shows, as markup, with answers that are there already: nothing is asked of a server.
 *
 * @param answers - By the key of their question, such as `['getMe']`.
 */
export function renderAgent(
  part: ReactNode,
  answers: readonly (readonly [key: readonly unknown[], answer: unknown])[],
) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  for (const [key, answer] of answers) queries.setQueryData(key, answer);
  // Links ask the router for their addresses.
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      {/* The type of the router is the app's own, whose pages play no part here. */}
      <RouterContextProvider router={router as never}>{part}</RouterContextProvider>
    </QueryClientProvider>,
  );
}

/** The markup's words alone, one space between. */
export function wordsOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}
