/** A call that came in under a vendor's name. Anybody can make one. */
export type VendorCallback = {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body to the byte, since that is what is signed. */
  readonly body: Uint8Array;
  /** The one that went out with the order, as `GenerationRequest.callback.secret`. */
  readonly secret: string;
  readonly receivedAt: Date;
};

/**
 * What a callback is worth. `genuine` and `unsigned` both only make us ask the vendor at once; `unsigned` is for vendors that
 * sign nothing. `forged` is refused. `challenge` is answered with `answer` as JSON and means nothing else.
 */
export type CallbackVerdict =
  | { readonly kind: 'genuine' | 'unsigned' | 'forged' }
  | { readonly kind: 'challenge'; readonly answer: unknown };
