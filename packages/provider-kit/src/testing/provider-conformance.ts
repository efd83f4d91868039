import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { KitError } from '../kit-error.ts';
import type { FetchedResult, GenerationRequest, Provider, VendorJob } from '../provider.ts';
import type { ConformanceCase } from './conformance-case.ts';

export type ProviderToCheck = {
  /** A new provider with nothing in its memory; each case makes, uses and closes its own. */
  readonly create: () => Provider;
  /** A request that succeeds, for two or more results. */
  readonly request: GenerationRequest;
  /** True where the same request gives the same bytes. */
  readonly isDeterministic: boolean;
};

/** A job that is not done after this many polls has hung. */
const MOST_POLLS = 10_000;

/** What must hold for the adapter of any vendor, run against the real engine or a fake server. */
export function providerCases(options: ProviderToCheck): readonly ConformanceCase[] {
  const { request, create } = options;
  const withProvider = (check: (provider: Provider) => Promise<void>) => async () => {
    const provider = create();
    await check(provider).finally(() => provider.close());
  };
  return [
    {
      name: 'the same attempt submitted again is the same job',
      run: withProvider(async (provider) => {
        const [first, second] = await Promise.all([provider.submit(request), provider.submit(request)]);
        assert.deepEqual(await provider.submit(request), first);
        assert.deepEqual(second, first);
      }),
    },
    {
      name: 'another attempt is another job',
      run: withProvider(async (provider) => {
        const other = await provider.submit({ ...request, attemptId: `${request.attemptId}-other` });
        assert.notDeepEqual(await provider.submit(request), other);
      }),
    },
    {
      name: 'a job runs until it has succeeded and brings as many different results as were asked for',
      run: withProvider(async (provider) => {
        const results = await runToEnd(provider, await provider.submit(request), request);
        assert.equal(results.length, request.count);
        for (const { bytes, mimeType } of results) assert(bytes.byteLength > 0 && mimeType.includes('/'));
        assert.equal(new Set(results.map(toBase64)).size, request.count, 'two results are the same file');
      }),
    },
    {
      name: 'a job outlives the process that submitted it',
      run: async () => {
        const [before, after] = [create(), create()];
        const job = await before.submit(request);
        const results = await runToEnd(after, job, request);
        assert.equal(results.length, request.count);
        if (options.isDeterministic) {
          assert.deepEqual((await runToEnd(before, job, request)).map(toBase64), results.map(toBase64));
        }
        await Promise.all([before.close(), after.close()]);
      },
    },
    {
      name: 'results can be fetched again, for a crash between fetching and storing',
      run: withProvider(async (provider) => {
        const job = await provider.submit(request);
        const results = await runToEnd(provider, job, request);
        assert.deepEqual((await provider.fetch(job, request)).map(toBase64), results.map(toBase64));
      }),
    },
    {
      name: 'a cancelled job ends as a kit error, and cancelling answers at any time',
      run: withProvider(async (provider) => {
        const job = await provider.submit(request);
        await provider.cancel(job);
        await provider.cancel(job);
        await assert.rejects(runToEnd(provider, job, request), KitError);
        await provider.cancel({ jobId: `${job.jobId}-unknown` });
      }),
    },
    {
      name: 'cancelling a job that has ended takes nothing away',
      run: withProvider(async (provider) => {
        const job = await provider.submit(request);
        await poll(provider, job, request);
        await provider.cancel(job);
        assert.equal((await runToEnd(provider, job, request)).length, request.count);
      }),
    },
  ];
}

async function runToEnd(provider: Provider, job: VendorJob, request: GenerationRequest) {
  await poll(provider, job, request);
  return provider.fetch(job, request);
}

async function poll(provider: Provider, job: VendorJob, request: GenerationRequest): Promise<void> {
  for (let polls = 0; polls < MOST_POLLS; polls += 1) {
    const state = await provider.poll(job, request);
    if (state.state === 'succeeded') return;
    assert(state.progress === undefined || (state.progress >= 0 && state.progress <= 1), 'progress is 0 to 1');
    await wait(state.pollAfterMs);
  }
  assert.fail(`not done after ${MOST_POLLS} polls`);
}

function toBase64({ bytes }: FetchedResult): string {
  return Buffer.from(bytes).toString('base64');
}
