/** One line of a bench: what was measured, in which unit, and how good it has to be. */
export type Measurement = {
  readonly what: string;
  readonly value: number;
  /** Such as `s`, `ms`, `bytes`, `times`. */
  readonly unit: string;
  /** The value passes at or below this. */
  readonly atMost?: number;
  /** The value passes at or above this. */
  readonly atLeast?: number;
  /** Anything that helps to read the value. */
  readonly details?: Readonly<Record<string, unknown>>;
};

export type Emit = (measurement: Measurement) => void;
