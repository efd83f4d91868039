import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Emit } from './measurement.ts';

const file = process.argv[2] ?? '';
const bench = basename(file, '.bench.ts');

const emit: Emit = (measurement) => console.log(JSON.stringify({ bench, ...measurement }));

// Every *.bench.ts exports this function; one that does not fails here with Node's own message.
const { run } = (await import(pathToFileURL(file).href)) as { readonly run: (emit: Emit) => Promise<void> };
await run(emit);
