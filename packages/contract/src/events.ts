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

/**
 * Names of the server-sent events of a project. They are kept for a while, so that a reader who comes back with
 * `Last-Event-ID` hears what it missed; `events-missed` tells one that was away too long to fetch everything again.
 */
export const PROJECT_EVENTS = [
  'thread-changed',
  'message-added',
  'run-changed',
  'step-changed',
  'generation-changed',
  'comments-changed',
  'people-changed',
  'versions-changed',
  'events-missed',
] as const;

export type ProjectEventName = (typeof PROJECT_EVENTS)[number];

/** The JSON of a project event's data line. */
export type ProjectEvent = {
  readonly name: ProjectEventName;
  readonly threadId?: string;
  readonly messageId?: string;
  readonly runId?: string;
  readonly stepId?: string;
  readonly generationId?: string;
  /** A thread of comments. */
  readonly commentThreadId?: string;
  readonly versionId?: string;
  /** Of what changed, where it has one. */
  readonly status?: string;
};
