import { existsSync } from 'node:fs';
import { installDebianPackage } from './install-debian-package.mjs';
import { SetupError } from './setup-error.mjs';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Makes sure that a Chromium is there for the browser tests, installing Debian's where this process may.
 *
 * @throws {SetupError} When there is none and none could be installed, with what to do.
 */
export async function provideChromium() {
  if (!isChromiumThere()) await installDebianPackage({ title: 'Chromium', packageName: 'chromium' });
  if (isChromiumThere()) return;
  throw new SetupError(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or name one in CHROMIUM_PATH.',
  );
}

function isChromiumThere() {
  const named = process.env.CHROMIUM_PATH;
  return [...(named === undefined ? [] : [named]), ...CANDIDATES].some((path) => existsSync(path));
}
