import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Says whether a process with this id exists.
 *
 * A process of another user counts as alive.
 */
export function isProcessAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * When a process was started, in whatever form the system has it, or undefined when it is gone.
 *
 * Together with the id it tells a process from a later one that got the same id.
 */
export function readProcessStart(processId: number): string | undefined {
  try {
    if (process.platform !== 'linux') return askPs(processId, 'lstart=');
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold spaces; the start time is the 22nd field (proc(5)).
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined; // Gone, or a system that does not tell.
  }
}

/** The command line of a process, or undefined when it is gone or the system does not tell. */
export function readProcessCommand(processId: number): string | undefined {
  try {
    if (process.platform !== 'linux') return askPs(processId, 'command=');
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

function askPs(processId: number, column: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  const answer = execFileSync('ps', ['-o', column, '-p', String(processId)], { encoding: 'utf8' }).trim();
  return answer === '' ? undefined : answer;
}
