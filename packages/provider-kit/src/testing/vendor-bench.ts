import assert from 'node:assert/strict';
import { readAllowedHosts } from '../http/private-addresses.ts';
import type { VendorAccess } from '../http/vendor-access.ts';
import { KitError, type KitErrorCode } from '../kit-error.ts';
import type { FetchedResult, GenerationRequest, JobState, Provider, VendorJob } from '../provider.ts';
import type { VendorCallback } from '../vendor-callback.ts';
import { createAttemptMemory } from './attempt-memory.ts';
import type { ConformanceCase } from './conformance-case.ts';
import type { FakeVendor, VendorTraits } from './fake-vendor.ts';

export type VendorToCheck = {
  /** As `packages/providers/src/<vendor>/index.ts` exports it. */
  readonly create: (access: VendorAccess) => Provider;
  /** Starts a fake with nothing in its books; each case starts, uses and closes its own. */
  readonly startFake: () => Promise<FakeVendor>;
  readonly traits: VendorTraits;
  /** Orders one result and succeeds. */
  readonly request: GenerationRequest;
  /** Orders more results than the vendor makes in one order, so that two orders are sent; left out where none does. */
  readonly severalOrders?: GenerationRequest;
  /** A callback that the vendor would send after `request`, signed where it signs, at `receivedAt`. */
  readonly callback?: (fake: FakeVendor) => VendorCallback | Promise<VendorCallback>;
};

/** More than the polls of any fake; a clock of our own moves with them, so they cost nothing. */
const MOST_POLLS = 60;
const STARTS_AT = Date.UTC(2026, 10, 25, 12);

/** One attempt at a fake vendor. `restart` makes a new provider with nothing but the stored memory. */
export type VendorBench = {
  readonly fake: FakeVendor;
  readonly request: GenerationRequest;
  readonly provider: () => Provider;
  readonly restart: () => void;
  readonly submit: () => Promise<VendorJob>;
  readonly poll: () => Promise<JobState>;
  /** Polls until it has succeeded. */
  readonly end: () => Promise<void>;
  readonly fetch: () => Promise<readonly FetchedResult[]>;
  readonly cancel: () => Promise<void>;
};

/** A rule as a case: a fake and a provider of its own, and at the end nothing that the vendor's documentation forbids. */
export function atBench(
  vendor: VendorToCheck,
  name: string,
  check: (bench: VendorBench) => Promise<void>,
): ConformanceCase {
  return {
    name,
    run: async () => {
      const fake = await vendor.startFake();
      const bench = openBench(vendor, fake);
      try {
        await check(bench);
        assert.deepEqual(fake.server.faults, [], 'the adapter sent what the vendor’s documentation does not allow');
      } finally {
        await bench.provider().close();
        await fake.server.close();
      }
    },
  };
}

function openBench({ create, request }: VendorToCheck, fake: FakeVendor): VendorBench {
  let nowMs = STARTS_AT;
  const memory = createAttemptMemory();
  const access: VendorAccess = {
    read: (variable) => fake.variables[variable],
    allowedHosts: readAllowedHosts(fake.server.hostAndPort),
    now: () => nowMs,
    wait: async (ms) => {
      nowMs += ms;
    },
  };
  let provider = create(access);
  let job: VendorJob = { jobId: 'not-submitted' };
  return {
    fake,
    request,
    provider: () => provider,
    restart: () => {
      provider = create(access);
    },
    submit: async () => {
      job = await provider.submit(request, memory);
      return job;
    },
    poll: () => provider.poll(job, request, memory),
    end: async () => {
      for (let polls = 0; polls < MOST_POLLS; polls += 1) {
        const state = await provider.poll(job, request, memory);
        if (state.state === 'succeeded') return;
        const { progress = 0, pollAfterMs } = state;
        assert(progress >= 0 && progress <= 1, 'progress is 0 to 1');
        nowMs += pollAfterMs;
      }
      assert.fail(`not done after ${MOST_POLLS} polls`);
    },
    fetch: () => provider.fetch(job, request, memory),
    cancel: () => provider.cancel(job, memory),
  };
}

/** The kit error that work ends with, of one of these classes. */
export async function rejects(work: Promise<unknown>, codes?: readonly KitErrorCode[]): Promise<KitError> {
  const error = await work.then(
    () => assert.fail('it was not refused'),
    (thrown: unknown) => thrown,
  );
  assert(error instanceof KitError, `it threw something that is no kit error: ${String(error)}`);
  if (codes !== undefined) assert(codes.includes(error.code), `it is ${error.code}: ${error.message}`);
  return error;
}
