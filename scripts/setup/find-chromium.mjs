import { existsSync } from 'node:fs';
import { runQuietly, withProgress } from './run-quietly.mjs';
import { SetupError } from './setup-error.mjs';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Makes sure that a Chromium is there for the browser tests, installing Debian's where this process may.
 *
 * @throws {SetupError} When there is none and none could be installed, with what to do.
 */
export async function provideChromium() {
  if (!isChromiumThere() && mayInstall()) {
    await withProgress('Installing Chromium, once', async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      await runQuietly('apt-get', ['update', '--quiet'], { env });
      await runQuietly('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'], { env });
    });
  }
  if (isChromiumThere()) return;
  throw new SetupError(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or name one in CHROMIUM_PATH.',
  );
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function isChromiumThere() {
  const named = process.env.CHROMIUM_PATH;
  return [...(named === undefined ? [] : [named]), ...CANDIDATES].some((path) => existsSync(path));
}
