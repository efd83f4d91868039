import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** Private memory, in bytes, of all processes of the browser that keeps its profile in a folder. Linux only. */
export function browserMemory(profile: string): number {
  return browserProcesses(profile).reduce((sum, pid) => sum + privateBytes(pid), 0);
}

function browserProcesses(profile: string): readonly string[] {
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const status = read(`/proc/${pid}/stat`);
    const parent = status.slice(status.lastIndexOf(')') + 2).split(' ')[1] ?? '';
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    if (read(`/proc/${pid}/cmdline`).includes(profile)) roots.push(pid);
  }
  const found = new Set<string>();
  const walk = (pid: string) => {
    if (found.has(pid)) return;
    found.add(pid);
    for (const child of children.get(pid) ?? []) walk(child);
  };
  for (const root of roots) walk(root);
  return [...found];
}

/** Resident minus shared. */
function privateBytes(pid: string): number {
  const [, resident = 0, shared = 0] = read(`/proc/${pid}/statm`).split(' ').map(Number);
  return (resident - shared) * PAGE_BYTES;
}

/** Empty for a process that ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
