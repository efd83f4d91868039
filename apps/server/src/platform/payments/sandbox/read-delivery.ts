import type { Pool } from 'pg';
import { z } from 'zod';
import { type GatewayEvent, type WebhookDelivery, WebhookRejectedError } from '../payment-gateway.ts';
import { readEvent } from './sandbox-events.store.ts';

/** A delivery names an event and says nothing else about it. */
const deliverySchema = z.object({ id: z.string().min(1).max(64) });

/**
 * Reads a delivery such as `{"id": "evt_…"}`.
 *
 * What happened is read from the sandbox's own books and never believed from the body, so a delivery needs no signature:
 * whoever makes one up can at most repeat an event that was told.
 *
 * @throws WebhookRejectedError for an event that never was.
 */
export async function readDelivery(pool: Pool, { body }: WebhookDelivery): Promise<readonly GatewayEvent[]> {
  const delivery = deliverySchema.safeParse(parseJson(body));
  const event = delivery.success ? await readEvent(pool, delivery.data.id) : undefined;
  if (event === undefined) throw new WebhookRejectedError('The sandbox has told no such event.');
  return [event];
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    // Not JSON is not an event: the schema refuses it like any other.
    return undefined;
  }
}
