import { fileURLToPath } from 'node:url';
import type { Endpoint } from '@gesso/contract';
import { type Plugin, runnerImport } from 'vite';

const ENDPOINTS = fileURLToPath(new URL('../../packages/contract/src/endpoints/index.ts', import.meta.url));

/**
 * Leaves the schemas of the endpoints out of the page, and with them the library that runs them: 40 KB compressed, before
 * the first view. The page sends what its types allow and trusts the answers of the server it came from, so of each
 * endpoint it needs the method, the address and how the body travels.
 */
export function endpointAddresses(): Plugin {
  return {
    name: 'endpoint-addresses',
    async load(id) {
      if (id !== ENDPOINTS) return null;
      const { module } = await runnerImport<{ readonly endpoints: Readonly<Record<string, Endpoint>> }>(ENDPOINTS);
      const addresses = Object.entries(module.endpoints).map(([name, { method, path, bodyKind }]) => [
        name,
        { method, path, bodyKind },
      ]);
      return `export const endpoints = ${JSON.stringify(Object.fromEntries(addresses))};`;
    },
  };
}
