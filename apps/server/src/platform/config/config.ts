import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from './config-error.ts';
import { type EnvironmentSettings, parseEnvironment } from './environment.ts';
import { readOrCreateSecret } from './secret-file.ts';

/** Everything the environment decides, read once at start and passed down; nothing else reads `process.env`. */
export type Config = Omit<EnvironmentSettings, 'secret'> & {
  /** Signs sessions and links, encrypts stored keys. Never logged. */
  readonly secret: string;
};

/**
 * Reads the environment and prepares the data folder.
 *
 * Creates the data folder (0755, since the embedded PostgreSQL may run as another user inside it) and, when
 * `GESSO_SECRET` is absent, a file `secret` in it that later starts read again.
 *
 * @returns A frozen value.
 * @throws ConfigError with one sentence when a variable is wrong or the data folder cannot be written.
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  workingDirectory: string = process.cwd(),
): Config {
  const settings = parseEnvironment(environment, workingDirectory);
  prepareDataDirectory(settings.dataDirectory);
  const secret = settings.secret ?? readOrCreateSecret(join(settings.dataDirectory, 'secret'));
  return Object.freeze({ ...settings, secret });
}

function prepareDataDirectory(directory: string): void {
  try {
    makeDirectory(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new ConfigError(
      `The data folder ${directory} cannot be written; choose another with GESSO_DATA_DIR or change its permissions.`,
      { cause },
    );
  }
}

// Step by step, because Node's own recursive way never returns under folders that take no new ones, such as /proc.
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another process that starts at the same moment may have made it.
    if (!existsSync(directory)) throw error;
  }
}
