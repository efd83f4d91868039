import type { Deliverable } from './deliverables.ts';
import type { Span } from './spans.ts';

/** A deliverable that a brief names, as something to make or only as something it speaks of. */
export type Mention = {
  readonly deliverable: Deliverable;
  /** The phrase in the list of deliverables. */
  readonly phrase: string;
  /** From the first word that belongs to it ("please make three minimal …") to the end of its noun. */
  readonly span: Span;
  /** Where its own words begin, behind verbs and numbers: "minimal posters". */
  readonly nounFrom: number;
  /** Its noun and what describes it, lower case. */
  readonly words: string;
  /** How many; undefined where nothing is said. */
  readonly count: number | undefined;
  /** Whether a number or "a" stands before it, so that it is one of its own. */
  readonly isCounted: boolean;
  /** "the poster", "this poster": one that was spoken of before. */
  readonly isPointed: boolean;
  readonly isPlural: boolean;
  readonly role: 'asked' | 'context' | 'negated';
  /** Whether it goes on a list: "…, a banner and a story". */
  readonly isJoined: boolean;
};
