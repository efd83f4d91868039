/** An error as Stripe's API answers it. */
export class StripeFault extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether the endpoint had begun its work: only then is the answer kept under the idempotency key. */
  readonly isKept: boolean;

  constructor(status: number, body: Readonly<Record<string, unknown>>, isKept = true) {
    super(String(body.message));
    this.name = 'StripeFault';
    this.status = status;
    this.body = body;
    this.isKept = isKept;
  }
}

/** A request that is wrong in itself; it is not kept, so the corrected one may use the same key. */
export function badRequest(message: string, details: Readonly<Record<string, unknown>> = {}): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', message, ...details }, false);
}

export function notFound(what: string, id: string): StripeFault {
  const message = `No such ${what}: '${id}'`;
  return new StripeFault(404, { type: 'invalid_request_error', code: 'resource_missing', message, param: 'id' }, false);
}

/** A request that is right and cannot be done as things stand. */
export function refused(code: string, message: string): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', code, message });
}
