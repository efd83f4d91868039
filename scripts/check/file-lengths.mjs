import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that asks for scrolling holds a second idea. The usual one here has 30-230 lines. */
export const LONGEST_FILE_LINES = 300;

const SOURCE = /\.(ts|tsx|mjs|js|css|sql)$/;
const GENERATED = /\.generated\.\w+$/;

/**
 * Names every source file that is too long. Generated files are not read by people and do not count.
 *
 * @param {string} root
 * @returns {readonly string[]} One sentence a file.
 */
export function checkFileLengths(root) {
  // Tracked and new files, without what .gitignore leaves out.
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => SOURCE.test(file) && !GENERATED.test(file) && existsSync(join(root, file)))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > LONGEST_FILE_LINES)
    .map(({ file, lines }) => `${file} has ${lines} lines; ${LONGEST_FILE_LINES} are the most. Split it by its ideas.`);
}
