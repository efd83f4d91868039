/** Refuses a value that no caller may send; a mistake of theirs and not an answer. @throws RangeError */
export function assertRange(condition: boolean, message: string): asserts condition {
  if (!condition) throw new RangeError(message);
}
