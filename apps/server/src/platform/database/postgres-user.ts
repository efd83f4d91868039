import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './database-errors.ts';

/** As whom PostgreSQL's programs run: ourselves, or, for root, somebody else. */
export type ProgramRunner = {
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  /** True when that user may not enter the folders on the way and needs the right to pass. */
  readonly needsPassage: boolean;
};

type Identity = { readonly uid: number; readonly gid: number };

const AS_OURSELVES: ProgramRunner = { uid: undefined, gid: undefined, needsPassage: false };

/**
 * Makes the folder PostgreSQL will own and finds out as whom to run it.
 *
 * PostgreSQL refuses to run as root. There, the owner of an existing folder is taken, else the system's `postgres` user,
 * which is created when it is missing. Under a folder that user may not enter, such as /root, PostgreSQL runs with the
 * one capability that lets it pass (setpriv of util-linux), instead of opening the folder to everybody.
 *
 * @param directory - Created with mode 0700 when missing.
 * @param binary - A PostgreSQL program that must be reachable.
 * @throws EmbeddedPostgresError when root finds no way to run it.
 */
export function preparePostgresUser(directory: string, binary: string): ProgramRunner {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return AS_OURSELVES;
  const { uid, gid } = chooseIdentity(directory);
  chownSync(directory, uid, gid);
  const needsPassage = !canReach(uid, gid, dirname(directory)) || !canReach(uid, gid, dirname(binary));
  return { uid, gid, needsPassage };
}

export type ProgramStart = {
  readonly program: string;
  readonly flags: readonly string[];
  /** `pipe` for stderr as a stream, or an open file for stdout and stderr. */
  readonly output: 'pipe' | number;
};

/**
 * Starts a PostgreSQL program in a session of its own, out of reach of the terminal's Ctrl-C.
 *
 * @param runner - From {@link preparePostgresUser}.
 */
export function launchProgram(runner: ProgramRunner, start: ProgramStart): ChildProcess {
  const { program, flags, output } = start;
  const stdio = ['ignore', output === 'pipe' ? 'ignore' : output, output] as const;
  const env = { ...process.env, LC_ALL: 'C' };
  if (!runner.needsPassage) {
    return spawn(program, flags, {
      stdio: [...stdio],
      env,
      detached: true,
      ...(runner.uid === undefined ? {} : { uid: runner.uid, gid: runner.gid }),
    });
  }
  const identity = [`--reuid=${runner.uid}`, `--regid=${runner.gid}`, '--clear-groups'];
  const passage = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return spawn('setpriv', [...identity, ...passage, program, ...flags], { stdio: [...stdio], env, detached: true });
}

function chooseIdentity(directory: string): Identity {
  const owner = statSync(directory);
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp('postgres') ?? createUser();
}

function createUser(): Identity {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', 'postgres'], {
      stdio: 'pipe',
    });
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'PostgreSQL does not run as root and no user postgres could be created; start Gesso as another user or set DATABASE_URL.',
      { cause },
    );
  }
  return lookUp('postgres') ?? { uid: 65534, gid: 65534 };
}

function lookUp(name: string): Identity | undefined {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined; // No such user.
  }
}

// Only the right to pass through matters, and root cannot ask the system about another user's rights: read the modes.
function canReach(uid: number, gid: number, directory: string): boolean {
  const { mode, uid: owner, gid: group } = statSync(directory);
  const bit = owner === uid ? constants.S_IXUSR : group === gid ? constants.S_IXGRP : constants.S_IXOTH;
  if ((mode & bit) === 0) return false;
  const parent = dirname(directory);
  return parent === directory || canReach(uid, gid, parent);
}
