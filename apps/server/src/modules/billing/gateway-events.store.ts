import type { PoolClient } from 'pg';

/**
 * Writes that a gateway told something, in the transaction of its effect.
 *
 * @returns False when it was told before. Two deliveries at once: the second waits for the first to commit or fail.
 */
export async function insertGatewayEvent(
  connection: PoolClient,
  told: {
    readonly gateway: string;
    readonly id: string;
    readonly kind: string;
    readonly event: unknown;
    readonly at: Date;
  },
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `INSERT INTO gateway_events (gateway, id, kind, event, received_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [told.gateway, told.id, told.kind, JSON.stringify(told.event), told.at],
  );
  return rowCount === 1;
}
