/** What a message carries with it, by name: it is made when the message is sent, so that writing one stays cheap. */
export type MailAttachment = { readonly kind: 'invoice'; readonly id: string };

/** A message to write. */
export type NewMail = {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text, lines of any length. */
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
  /** By the product's clock. */
  readonly at: Date;
};

/** A file that goes with a message. */
export type MailFile = { readonly name: string; readonly mimeType: string; readonly bytes: Uint8Array };

/** What is remembered of such a file. */
export type AttachedFile = { readonly name: string; readonly mimeType: string; readonly sizeBytes: number };

/** A message in the outbox, or in the mailbox after it. */
export type StoredMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  /** Empty until a first try made them. */
  readonly attached: readonly AttachedFile[];
  readonly state: 'waiting' | 'sent' | 'failed';
  /** How often it was tried, the try at work included. */
  readonly tries: number;
  /** Why the last try failed; null where none did. */
  readonly failure: string | null;
  readonly createdAt: Date;
};

/** A message that one sender has taken, with its files. */
export type Letter = Pick<StoredMail, 'id' | 'to' | 'subject' | 'text' | 'createdAt'> & {
  readonly files: readonly MailFile[];
};

/** A way out for messages, or the local mailbox, where they stay. */
export type MailTransport = {
  /**
   * Hands a letter over. A letter that was handed over before, by a try whose end nobody noted, keeps its message id,
   * by which receivers know it again.
   *
   * @throws MailError when it was not taken.
   */
  readonly send: (letter: Letter) => Promise<void>;
  readonly close: () => void;
};

/** A message was not taken. The words are for the operator and hold no password. */
export class MailError extends Error {
  readonly code = 'mail-not-taken';
  /** False where the other side will never take it, such as for an address that does not exist. */
  readonly retryable: boolean;

  constructor(message: string, options: { readonly retryable: boolean }) {
    // Without the original as its cause: that one is logged as it is, and nobody promises what it holds.
    super(message);
    this.name = 'MailError';
    this.retryable = options.retryable;
  }
}
