import type { KitErrorCode } from '../kit-error.ts';
import type { FakeVendorServer } from './fake-vendor-server.ts';

/**
 * How a vendor behaves from here on. Orders it has taken keep the way they were taken in, but for `works`, which also lets a
 * stalled job end.
 */
export type VendorBehaviour =
  /** Takes orders and makes them, each after a status call or two. */
  | 'works'
  /** Takes the order, and the line breaks before its answer. */
  | 'answer-lost'
  /** Refuses, in the vendor's own words: */
  | 'refuses-key'
  | 'refuses-balance'
  | 'refuses-rate'
  | 'refuses-concurrency'
  | 'refuses-prompt'
  | 'refuses-settings'
  | 'fails'
  /** Takes one order at a time and refuses others until it is made, as `refuses-concurrency` does. */
  | 'one-at-a-time'
  /** Takes the order; its job is then: at work for ever, */
  | 'stalls'
  /** in a state nobody has heard of, for two status calls, and then made, */
  | 'unknown-status'
  /** refused for what came out, */
  | 'job-moderated'
  /** failed. */
  | 'job-fails'
  /** Makes the job, and its file: breaks off in the middle every time, */
  | 'file-truncated'
  /** is a web page, */
  | 'file-is-a-page'
  /** is no more to be had. */
  | 'file-expired';

/** A vendor's strict fake in the test tree: it throws for whatever the vendor's documentation does not allow. */
export type FakeVendor = {
  readonly server: FakeVendorServer;
  /** What `VendorAccess.read` answers: a key that the fake takes, and its own address. */
  readonly variables: Readonly<Record<string, string>>;
  readonly behave: (behaviour: VendorBehaviour) => void;
  /** How many orders it has taken and would bill. */
  readonly taken: () => number;
};

/** What a vendor can do, as its documentation says. It decides which rules are checked. */
export type VendorTraits = {
  /** `jobs` are asked after; `at-once` answers with the results themselves, or with links to them. */
  readonly answers: 'jobs' | 'at-once';
  /** False where the results come inside the answer. */
  readonly hasFiles: boolean;
  /** An order can be looked up by our own id. */
  readonly findsOrders: boolean;
  readonly cancels: boolean;
  /** `signed` callbacks can be told from forged ones. */
  readonly callbacks: 'none' | 'unsigned' | 'signed';
  /** Refusals that the vendor has no words for, and why: they are not checked. */
  readonly hasNot?: Partial<Readonly<Record<VendorBehaviour, string>>>;
};

/** The failure class of each refusal. */
export const REFUSALS: readonly (readonly [VendorBehaviour, KitErrorCode, boolean])[] = [
  ['refuses-key', 'auth', false],
  ['refuses-balance', 'insufficient-vendor-balance', false],
  ['refuses-rate', 'rate-limited', true],
  ['refuses-concurrency', 'concurrency', true],
  ['refuses-prompt', 'moderated', false],
  ['refuses-settings', 'invalid-settings', false],
  ['fails', 'vendor', true],
];
