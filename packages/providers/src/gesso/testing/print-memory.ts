import { readdirSync, readFileSync } from 'node:fs';
import { createGessoProvider } from '../gesso-provider.ts';

// Makes the requests given as JSON in the first argument all at once, in a process of its own, and prints the most memory
// it ever held, in bytes. The encoders that it starts beside itself count too, where Linux tells of them.
const provider = createGessoProvider({ warmAfterMs: null });
let mostBeside = 0;
const looking = setInterval(() => {
  mostBeside = Math.max(mostBeside, readMemoryBeside());
}, 20);
await Promise.all(
  JSON.parse(process.argv[2] ?? '[]').map(async (request: Parameters<typeof provider.submit>[0]) =>
    provider.fetch(await provider.submit(request), request),
  ),
);
clearInterval(looking);
// Counted in kibibytes by Linux and by Node alike.
process.stdout.write(String(process.resourceUsage().maxRSS * 1024 + mostBeside));
await provider.close();

/** What all processes hold together that this one has started, in bytes. */
function readMemoryBeside(): number {
  if (process.platform !== 'linux') return 0;
  let bytes = 0;
  for (const thread of readdirSync('/proc/self/task')) {
    for (const child of read(`/proc/self/task/${thread}/children`).split(' ').filter(Boolean)) {
      const kibibytes = /VmRSS:\s+(\d+)/.exec(read(`/proc/${child}/status`))?.[1] ?? 0;
      bytes += Number(kibibytes) * 1024;
    }
  }
  return bytes;
}

/** Nothing of a thread or process that has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
