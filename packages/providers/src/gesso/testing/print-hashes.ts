import { createHash } from 'node:crypto';
import type { GenerationRequest } from '@gesso/provider-kit';
import { createGessoProvider } from '../gesso-provider.ts';

// Draws the request given as JSON in the first argument and prints the SHA-256 of each picture, as a process of its own.
const request: GenerationRequest = JSON.parse(process.argv[2] ?? '');
const provider = createGessoProvider({ warmAfterMs: null });
const job = await provider.submit(request);
const results = await provider.fetch(job, request);
const hashes = results.map(({ bytes, scene }) => [
  createHash('sha256').update(bytes).digest('hex'),
  createHash('sha256').update(JSON.stringify(scene)).digest('hex'),
]);
process.stdout.write(JSON.stringify(hashes));
await provider.close();
