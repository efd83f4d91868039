import { existsSync } from 'node:fs';
import { runQuietly, withProgress } from './run-quietly.mjs';

/**
 * Installs a package of Debian where this process may: as root on a system that has apt-get. Elsewhere it does nothing,
 * and the caller says what is missing.
 *
 * @param {{ readonly title: string, readonly packageName: string }} options - The title is told to whoever waits.
 */
export async function installDebianPackage({ title, packageName }) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  await withProgress(`Installing ${title}, once`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runQuietly('apt-get', ['update', '--quiet'], { env });
    await runQuietly('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', packageName], { env });
  });
}
