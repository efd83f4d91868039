import { createGessoProvider } from '../gesso-provider.ts';

// Draws the requests given as JSON in the first argument all at once, in a process of its own, and prints the most
// memory it ever held, in bytes.
const provider = createGessoProvider({ warmAfterMs: null });
await Promise.all(
  JSON.parse(process.argv[2] ?? '[]').map(async (request: Parameters<typeof provider.submit>[0]) =>
    provider.fetch(await provider.submit(request), request),
  ),
);
// Counted in kibibytes by Linux and by Node alike.
process.stdout.write(String(process.resourceUsage().maxRSS * 1024));
await provider.close();
