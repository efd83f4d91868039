/** Something outside is not as it must be. The message is a sentence for the person at the terminal. */
export class SetupError extends Error {}

/**
 * Runs a script's main function; a {@link SetupError} is printed as its sentence alone, anything else with its stack.
 *
 * @param {() => Promise<number>} main - Gives the exit code.
 * @returns {Promise<void>}
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
