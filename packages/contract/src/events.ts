/** Names of the server-sent events of an account. Each tells that something changed; the reader fetches what it shows. */
export const ACCOUNT_EVENTS = ['credits-changed', 'subscription-changed', 'generation-changed', 'run-changed'] as const;

export type AccountEventName = (typeof ACCOUNT_EVENTS)[number];

/** The JSON of an event's data line. */
export type AccountEvent = {
  readonly name: AccountEventName;
  /** The generation or run that changed, where the event speaks of one. */
  readonly id?: string;
  readonly projectId?: string;
};
