import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Asks again for what changed, one question at a time for each key.
 *
 * Events of a run come faster than answers. Asking at each of them would cancel the question on its way, again and again;
 * here the next one waits for its answer, and however many events came meanwhile, one more question follows.
 */
export function createRefresher(queries: QueryClient): (queryKey: QueryKey) => void {
  const isAskedAgain = new Map<string, boolean>();
  const ask = async (name: string, queryKey: QueryKey) => {
    do {
      isAskedAgain.set(name, false);
      await queries.invalidateQueries({ queryKey });
    } while (isAskedAgain.get(name));
    isAskedAgain.delete(name);
  };
  return (queryKey) => {
    const name = JSON.stringify(queryKey);
    if (isAskedAgain.has(name)) isAskedAgain.set(name, true);
    else void ask(name, queryKey);
  };
}
