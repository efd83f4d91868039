import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

/**
 * A vendor in a process of its own, so that its processor time is not counted as ours. Each order is made at once or works
 * for minutes, as its prompt says. Talks to the bench that forked it: says where it listens and when an order came in,
 * and is asked how often it was looked at.
 */
const SIDE_PX = 1_024;
/** What a long order says of itself moves by so much each minute. */
const PROGRESS_PER_MS = 0.1 / 60_000;

export type FromSlowVendor =
  | { readonly kind: 'listening'; readonly port: number }
  /** Milliseconds since 1970, with fractions. */
  | { readonly kind: 'ordered'; readonly prompt: string; readonly at: number }
  | { readonly kind: 'counted'; readonly orders: number; readonly looks: number };

type Order = { readonly isLong: boolean; readonly at: number };

const tell = (message: FromSlowVendor) => process.send?.(message);
const now = () => performance.timeOrigin + performance.now();
const orders: Order[] = [];
const picture = await drawPicture();
let looks = 0;

const server = createServer(async (request, response) => {
  const answer = (body: unknown) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.method === 'POST') {
    const at = now();
    const { prompt } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { readonly prompt: string }; // Sent by the bench.
    tell({ kind: 'ordered', prompt, at });
    orders.push({ isLong: prompt.startsWith('long'), at });
    return answer({ id: String(orders.length) });
  }
  if (request.url?.startsWith('/files/')) {
    return response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
  }
  looks += 1;
  const id = request.url?.split('/').at(-1) ?? '';
  const order = orders[Number(id) - 1];
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  if (order?.isLong !== true) return answer({ status: 'made', url: `http://127.0.0.1:${port}/files/${id}` });
  return answer({ status: 'working', progress: Math.min(0.99, (now() - order.at) * PROGRESS_PER_MS) });
});
// Gateways of vendors keep lines open for a minute.
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => tell({ kind: 'listening', port: (server.address() as AddressInfo).port }));
process.on('message', () => tell({ kind: 'counted', orders: orders.length, looks }));
process.on('disconnect', () => process.exit());

/** About 1.5 MB, as vendors' pictures are. */
function drawPicture(): Promise<Buffer> {
  const svg = `<svg width="${SIDE_PX}" height="${SIDE_PX}" xmlns="http://www.w3.org/2000/svg">
    <filter id="n"><feTurbulence baseFrequency="0.8"/></filter><rect width="100%" height="100%" fill="#7ad"/>
    <rect width="100%" height="100%" filter="url(#n)" opacity="0.12"/><circle cx="500" cy="500" r="240" fill="#e44"/></svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 3 }).toBuffer();
}
