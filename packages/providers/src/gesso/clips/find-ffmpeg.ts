import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** An FFmpeg that runs here. */
export type Ffmpeg = {
  readonly path: string;
  /** `5.1.9-0+deb12u1`. */
  readonly version: string;
  /** Names of the encoders it was built with. */
  readonly encoders: ReadonlySet<string>;
};

const run = promisify(execFile);

/** Telling its version takes milliseconds; a program that hangs is none. */
const ASKING_MS = 20_000;

let found: Promise<Ffmpeg | undefined> | undefined;

/** The FFmpeg named in `FFMPEG_PATH`, else the first on the search path; asked once per thread. */
export function findFfmpeg(): Promise<Ffmpeg | undefined> {
  found ??= searchFfmpeg(process.env);
  return found;
}

/**
 * Looks for an FFmpeg and asks what it can do.
 *
 * @param environment - `FFMPEG_PATH` names one, and then no other is looked for; else `PATH` is searched.
 * @returns Nothing when there is none that runs.
 */
export async function searchFfmpeg(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Ffmpeg | undefined> {
  const named = environment.FFMPEG_PATH;
  if (named !== undefined && named !== '') return askFfmpeg(named);
  const program = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  for (const folder of (environment.PATH ?? '').split(delimiter).filter((entry) => entry !== '')) {
    const path = join(folder, program);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    const ffmpeg = isThere ? await askFfmpeg(path) : undefined;
    if (ffmpeg !== undefined) return ffmpeg;
  }
  return undefined;
}

async function askFfmpeg(path: string): Promise<Ffmpeg | undefined> {
  try {
    const [version, encoders] = await Promise.all([ask(path, '-version'), ask(path, '-encoders')]);
    const names = [...encoders.matchAll(/^ [VAS][A-Z.]{5} (\S+)/gmu)].map(([, name = '']) => name);
    return { path, version: /^ffmpeg version (\S+)/u.exec(version)?.[1] ?? 'unknown', encoders: new Set(names) };
  } catch {
    // Not there, not a program, or none that answers as FFmpeg does: the next step of the ladder is tried.
    return undefined;
  }
}

async function ask(path: string, question: string): Promise<string> {
  const { stdout } = await run(path, ['-hide_banner', question], { timeout: ASKING_MS, windowsHide: true });
  return stdout;
}
