import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another server on this machine. */
export type FileHost = {
  readonly url: string;
  /** As lists of allowed hosts write it. */
  readonly host: string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
};

/** Serves some files at a port of its own. What has no file is not there. */
export async function serveFiles(files: Readonly<Record<string, Uint8Array>>): Promise<FileHost> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const file = files[request.url ?? ''];
    response.writeHead(file ? 200 : 404);
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on a port, so the address is one of the internet kind.
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://${host}`, host, asked, close };
}
