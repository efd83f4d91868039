import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { LanguageModelSettings, LanguageModelVendor } from '../../config/language-model-variables.ts';
import { createLanguageModel } from '../create-language-model.ts';
import type { LanguageModel } from '../language-model.ts';
import { FAKE_VENDORS, type FakeReply } from './fake-vendors.ts';

const API_KEY = 'sk-fake-0123456789';

const MODELS: Readonly<Record<LanguageModelVendor, string>> = {
  anthropic: 'claude-sonnet-5-5',
  openai: 'gpt-6.1-sol',
  google: 'gemini-3.8-flash',
  compatible: 'llama3.2',
};

/** A server of this machine that speaks as a vendor does, with the model that asks it through the real SDK. */
export type FakeLanguageModel = {
  readonly languageModel: LanguageModel;
  readonly settings: LanguageModelSettings;
  /** What the vendor's model would have read, a question each. */
  readonly prompts: readonly string[];
  /** Why requests were refused as malformed; empty when all were well formed. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

export type FakeOptions = {
  /** What the model is asked with; the right key unless a test means a wrong one. */
  readonly apiKey?: string;
  readonly timeoutMs?: number;
  /** The server knows no keys and refuses whoever sends one. */
  readonly isOpen?: boolean;
};

/**
 * Starts a fake vendor that gives these replies, one to each request, and refuses what the real one would refuse: a
 * wrong address, a wrong key, unknown fields, schemas beyond what it takes. A request beyond the last reply is refused.
 */
export async function startFakeLanguageModel(
  vendor: LanguageModelVendor,
  replies: readonly FakeReply[],
  { apiKey = API_KEY, timeoutMs, isOpen = false }: FakeOptions = {},
): Promise<FakeLanguageModel> {
  const fake = FAKE_VENDORS[vendor];
  const model = MODELS[vendor];
  const prompts: string[] = [];
  const complaints: string[] = [];
  const left = [...replies];
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await text(request));
    const [name, value] = fake.authorize(API_KEY);
    if (request.headers[name] !== (isOpen ? undefined : value))
      return send(response, 401, { error: { message: 'invalid key' } });
    const complaint = complainAbout(body);
    if (request.url !== fake.path(model)) complaints.push(`asked for ${request.url}`);
    if (complaint !== undefined) complaints.push(complaint);
    if (complaints.length > 0) return send(response, 400, { error: { message: complaints.at(-1) } });
    prompts.push(fake.readPrompt(body));
    answer(response, left.shift());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const settings = { vendor, model, apiKey: isOpen ? undefined : apiKey, baseUrl: `http://127.0.0.1:${port}` };
  return {
    languageModel: createLanguageModel(settings, timeoutMs === undefined ? {} : { timeoutMs }),
    settings,
    prompts,
    complaints,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function complainAbout(body: unknown): string | undefined {
    const parsed = fake.request.safeParse(body);
    return parsed.success ? undefined : JSON.stringify(parsed.error.issues);
  }

  function answer(response: ServerResponse, reply: FakeReply | undefined): void {
    if (reply === 'silence') return;
    if (reply === undefined) send(response, 400, { error: { message: 'asked more often than expected' } });
    else if (reply === 'hang-up') response.destroy();
    else if (reply === 'not-json') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    else if ('status' in reply) send(response, reply.status, reply.body ?? { error: { message: 'no' } });
    else send(response, 200, fake.write(reply, model));
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  // The SDK waits as long as the vendor asks for, so that tests of retries take no seconds.
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
  response.end(JSON.stringify(body));
}
