import assert from 'node:assert/strict';
import { KitError, type KitErrorCode } from '../kit-error.ts';
import type { FetchedResult, GenerationRequest } from '../provider.ts';
import type { VendorCallback } from '../vendor-callback.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { REFUSALS, type VendorBehaviour } from './fake-vendor.ts';
import { atBench, rejects, type VendorBench, type VendorToCheck } from './vendor-bench.ts';

/**
 * What must hold for the adapter of any vendor, run against its strict fake.
 *
 * @example
 * describe('Tripo', () => {
 *   test.each(vendorCases({ create: createTripoProvider, startFake: startFakeTripo, traits, request }))('$name', ({ run }) => run());
 * });
 */
export function vendorCases(vendor: VendorToCheck): readonly ConformanceCase[] {
  const { traits } = vendor;
  const has = (behaviour: VendorBehaviour) => traits.hasNot?.[behaviour] === undefined;
  const refusals = REFUSALS.filter(([behaviour]) => has(behaviour));
  return [
    ...basicCases(vendor),
    ...refusals.map((refusal) => refusalCase(vendor, refusal)),
    ...(traits.findsOrders ? foundCases(vendor) : lostCases(vendor)),
    ...(traits.answers === 'jobs' ? jobCases(vendor).filter(({ needs }) => has(needs)) : []),
    ...(traits.hasFiles ? [brokenFileCase(vendor)] : []),
    ...(traits.hasFiles ? fileCases(vendor).filter(({ needs }) => has(needs)) : []),
    ...(traits.cancels ? [cancelCase(vendor)] : []),
    ...(vendor.severalOrders === undefined ? [] : [parallelCase(vendor, vendor.severalOrders)]),
    ...(traits.callbacks === 'none' ? [] : callbackCases(vendor)),
  ];
}

function basicCases(vendor: VendorToCheck): readonly ConformanceCase[] {
  return [
    atBench(vendor, 'an order brings one result that is not empty, and is sent once', async (bench) => {
      await bench.submit();
      await bench.end();
      const results = await bench.fetch();
      assert.equal(results.length, 1);
      assert(results[0] && results[0].bytes.byteLength > 0 && results[0].mimeType.includes('/'));
      assert.equal(bench.fake.taken(), 1);
    }),
    atBench(vendor, 'an attempt that is submitted twice at once, and again, is one order', async (bench) => {
      await Promise.all([bench.submit(), bench.submit()]);
      await bench.submit();
      bench.restart();
      await bench.submit();
      await bench.end();
      assert.equal(bench.fake.taken(), 1);
    }),
    atBench(
      vendor,
      'an order goes on after a restart between any two calls, and results can be fetched again',
      async (bench) => {
        await bench.submit();
        bench.restart();
        await bench.end();
        bench.restart();
        const first = await bench.fetch();
        bench.restart();
        assert.deepEqual((await bench.fetch()).map(toBase64), first.map(toBase64));
        assert.equal(bench.fake.taken(), 1);
      },
    ),
    atBench(vendor, 'without its key it is not available, says which to add, and with the key it is', async (bench) => {
      assert.deepEqual(bench.provider().availability(), { available: true });
      const without = vendor.create({ read: () => undefined, allowedHosts: new Set() }).availability();
      assert(!without.available && /[A-Z]+_(KEY|TOKEN|URL)/u.test(without.reason), 'the reason must name a variable');
    }),
    atBench(vendor, 'a key can be tested without an order, and a wrong one is told', async (bench) => {
      const { testKey } = bench.provider();
      assert(testKey, 'testKey is missing');
      await testKey();
      bench.fake.behave('refuses-key');
      await rejects(testKey(), ['auth']);
      assert.equal(bench.fake.taken(), 0);
    }),
    atBench(vendor, 'a base address that answers with a web page is named with its variable', async (bench) => {
      bench.fake.server.script({ body: '<!doctype html><title>Router</title>', type: 'text/html' });
      const error = await rejects(bench.submit(), ['unavailable']);
      assert.match(error.message, /_BASE_URL/u);
      assert.equal(error.retryable, false);
    }),
  ];
}

function refusalCase(
  vendor: VendorToCheck,
  [behaviour, code, isRetryable]: readonly [VendorBehaviour, KitErrorCode, boolean],
): ConformanceCase {
  return atBench(
    vendor,
    `a vendor that ${behaviour} is ${code} and ${isRetryable ? '' : 'not '}to be asked again`,
    async (bench) => {
      bench.fake.behave(behaviour);
      const error = await rejects(bench.submit(), [code]);
      assert.equal(error.retryable, isRetryable);
      assert.equal(bench.fake.taken(), 0);
      for (const secret of Object.values(bench.fake.variables).filter((value) => !value.startsWith('http'))) {
        assert(!error.message.includes(secret), 'a message must not hold the key');
      }
    },
  );
}

/** A vendor that cannot be asked after an order. */
function lostCases(vendor: VendorToCheck): readonly ConformanceCase[] {
  return [
    atBench(vendor, 'an order whose answer was lost is never sent again, also after a restart', async (bench) => {
      bench.fake.behave('answer-lost');
      const error = await rejects(bench.submit(), ['lost']);
      assert.equal(error.retryable, false);
      bench.fake.behave('works');
      bench.restart();
      await rejects(bench.submit(), ['lost']);
      assert.equal(bench.fake.taken(), 1);
    }),
  ];
}

function foundCases(vendor: VendorToCheck): readonly ConformanceCase[] {
  return [
    atBench(
      vendor,
      'an order whose answer was lost is found by our id, also after a restart, and not sent again',
      async (bench) => {
        bench.fake.behave('answer-lost');
        await bench.submit();
        bench.fake.behave('works');
        bench.restart();
        await bench.submit();
        await bench.end();
        assert.equal((await bench.fetch()).length, 1);
        assert.equal(bench.fake.taken(), 1);
      },
    ),
  ];
}

type CaseNeeding = ConformanceCase & { readonly needs: VendorBehaviour };

function jobCases(vendor: VendorToCheck): readonly CaseNeeding[] {
  const when = (needs: VendorBehaviour, name: string, check: (bench: VendorBench) => Promise<void>): CaseNeeding => ({
    ...atBench(vendor, name, async (bench) => {
      bench.fake.behave(needs);
      await bench.submit();
      await check(bench);
    }),
    needs,
  });
  return [
    when('stalls', 'a stalled job runs on, asked with pauses, and ends when the vendor ends it', async (bench) => {
      for (let polls = 0; polls < 5; polls += 1) {
        const state = await bench.poll();
        assert(state.state === 'running' && state.pollAfterMs >= 500, 'pauses must leave the vendor alone');
      }
      bench.fake.behave('works');
      await bench.end();
    }),
    when('unknown-status', 'a status of tomorrow counts as running', (bench) => bench.end()),
    when('job-moderated', 'a result that the vendor’s policy refuses is moderated', async (bench) => {
      await rejects(bench.end(), ['moderated']);
      assert.equal(bench.fake.taken(), 1);
    }),
    when('job-fails', 'a job that failed at the vendor ends as a failure and is not sent again', async (bench) => {
      const error = await rejects(bench.end(), ['vendor', 'engine-failed']);
      assert.equal(error.retryable, false);
      assert.equal(bench.fake.taken(), 1);
    }),
  ];
}

function fileCases(vendor: VendorToCheck): readonly CaseNeeding[] {
  const when = (needs: VendorBehaviour, name: string, check: (bench: VendorBench) => Promise<void>): CaseNeeding => ({
    ...atBench(vendor, name, async (bench) => {
      bench.fake.behave(needs);
      await check(bench);
      assert.equal(bench.fake.taken(), 1);
    }),
    needs,
  });
  const bring = async (bench: VendorBench) => {
    await bench.submit();
    await bench.end();
    return bench.fetch();
  };
  return [
    when(
      'file-truncated',
      'a file that breaks off is asked for again and is then a failure, never half a result',
      async (bench) => {
        await rejects(bring(bench), ['unavailable']);
      },
    ),
    when('file-expired', 'a file whose address has expired is a failure', async (bench) => {
      await rejects(bring(bench), ['expired']);
    }),
    when(
      'file-is-a-page',
      'a web page in the place of a file is refused, or handed on for its receiver to look into',
      async (bench) => {
        const brought = await bring(bench).catch((error: unknown) => error);
        if (brought instanceof KitError) assert.equal(brought.code, 'wrong-type');
        // What the vendor says of it is never believed, so that it stays a page is all that counts.
        else
          assert(Array.isArray(brought) && brought.every(({ bytes }) => /^\s*</u.test(Buffer.from(bytes).toString())));
      },
    ),
  ];
}

/** Whoever receives results looks into them; an adapter that mended or cut one would hide what is wrong with it. */
function brokenFileCase(vendor: VendorToCheck): ConformanceCase {
  return atBench(
    vendor,
    'a file that is broken inside is refused, or handed on to the byte for its receiver to look into',
    async (bench) => {
      const sent = bench.fake.server.breakFiles();
      await bench.submit();
      await bench.end();
      const brought = await bench.fetch().catch((error: unknown) => error);
      assert(sent.length > 0, 'the fake sent no file');
      if (brought instanceof KitError) assert(['wrong-type', 'empty-result'].includes(brought.code));
      else assert(Array.isArray(brought) && brought.every(({ bytes }) => sent.some((each) => isSame(each, bytes))));
      assert.equal(bench.fake.taken(), 1);
    },
  );
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function cancelCase(vendor: VendorToCheck): ConformanceCase {
  return atBench(vendor, 'a job can be cancelled, also twice, and ends as a kit error', async (bench) => {
    bench.fake.behave('stalls');
    await bench.submit();
    bench.restart();
    await bench.cancel();
    await bench.cancel();
    await rejects(bench.end());
  });
}

function parallelCase(vendor: VendorToCheck, request: GenerationRequest): ConformanceCase {
  return atBench(
    { ...vendor, request },
    'where the vendor takes one order at a time the others wait, and all results come',
    async (bench) => {
      bench.fake.behave('one-at-a-time');
      await bench.submit();
      bench.restart();
      await bench.end();
      assert.equal((await bench.fetch()).length, request.count);
    },
  );
}

function callbackCases(vendor: VendorToCheck): readonly ConformanceCase[] {
  const { callback, traits } = vendor;
  assert(callback, 'a vendor that calls back needs an example of it');
  const kind = traits.callbacks === 'signed' ? 'genuine' : 'unsigned';
  const verify = async (bench: VendorBench, change: (genuine: VendorCallback) => VendorCallback) => {
    const verdict = await bench.provider().verifyCallback?.(change(await callback(bench.fake)));
    return verdict?.kind;
  };
  const genuine = atBench(vendor, `a callback of the vendor is ${kind}`, async (bench) => {
    assert.equal(await verify(bench, (each) => each), kind);
  });
  if (kind === 'unsigned') return [genuine];
  return [
    genuine,
    atBench(
      vendor,
      'a callback with another body, without a signature or for another secret is forged',
      async (bench) => {
        assert.equal(await verify(bench, (each) => ({ ...each, body: Buffer.from(`${each.body} `) })), 'forged');
        assert.equal(await verify(bench, (each) => ({ ...each, headers: {} })), 'forged');
        assert.equal(await verify(bench, (each) => ({ ...each, body: Buffer.from('{}') })), 'forged');
      },
    ),
  ];
}

function toBase64({ bytes }: FetchedResult): string {
  return Buffer.from(bytes).toString('base64');
}
