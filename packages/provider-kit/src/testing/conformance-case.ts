/**
 * One rule of the interface as a test. Bound to no test runner, so that a file which shares these tools can also be
 * imported by a plain process.
 *
 * @example
 * test.each(modelCases(model))('$name', ({ run }) => run());
 */
export type ConformanceCase = {
  /** A claim: `two results cost twice one`. */
  readonly name: string;
  /** Throws when the claim does not hold. */
  readonly run: () => void | Promise<void>;
};
