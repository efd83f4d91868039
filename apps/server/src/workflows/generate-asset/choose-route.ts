import type { KitErrorCode, Provider, ReferenceFacts } from '@gesso/provider-kit';
import { countAtVendor, listTriedVendors, openAttempt, type StoredGeneration } from '../../modules/generation/index.ts';
import { isForOperator, type Route } from '../../modules/vendors/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { GenerationContext } from './context.ts';
import { readReferenceFacts } from './references.ts';
import type { AttemptRef, VendorCall, VendorFailure } from './vendor-call.ts';

/** Refusals after which another way may still work. A refused prompt or setting is refused elsewhere as well, or ought to be. */
const GOES_ELSEWHERE: ReadonlySet<KitErrorCode> = new Set([
  'auth',
  'insufficient-vendor-balance',
  'rate-limited',
  'concurrency',
  'vendor',
  'unavailable',
]);

const MINUTE_MS = 60_000;

/** Ways that may be taken for an order: open, able to do what it asks, and with rights no smaller than those that were sold. */
function isOpenFor(
  order: StoredGeneration,
  references: readonly ReferenceFacts[],
  { availability, licence, findFault }: Route,
): boolean {
  if (!availability.available) return false;
  if (order.licence.commercialUse && !licence.commercialUse) return false;
  return findFault?.({ prompt: order.prompt, settings: order.settings, references }) === undefined;
}

/** The open ways in order of preference. What was given as references decides as well: some ways take none, others need one. */
async function listOpen(
  context: GenerationContext,
  order: StoredGeneration,
  routes: readonly Route[],
): Promise<readonly Route[]> {
  const { accountId, referenceIds: assetIds } = order;
  const hasLimits = routes.some(({ findFault }) => findFault !== undefined);
  const references = hasLimits ? await readReferenceFacts(context, { accountId, assetIds }) : [];
  return routes.filter((route) => isOpenFor(order, references, route));
}

/** The first open way that has not refused this order yet; when all have, the first that is open. */
export async function chooseRoute(
  context: GenerationContext,
  order: StoredGeneration,
  routes: readonly Route[],
): Promise<Route | undefined> {
  const tried = await listTriedVendors(context.database.pool, order.id);
  const open = await listOpen(context, order, routes);
  return open.find(({ provider }) => !tried.includes(provider.vendor)) ?? open[0];
}

/** A refusal of an order that the vendor did not take, with whether another way is open. */
export async function describeRefusal(
  context: GenerationContext,
  { order }: Pick<VendorCall, 'order'>,
  { routes, failure }: { readonly routes: readonly Route[]; readonly failure: VendorFailure },
): Promise<VendorFailure> {
  if (routes.length < 2 || !GOES_ELSEWHERE.has(failure.code)) return failure;
  const tried = await listTriedVendors(context.database.pool, order.id);
  const open = await listOpen(context, order, routes);
  const hasOtherWay = open.some(({ provider }) => !tried.includes(provider.vendor));
  return { ...failure, hasOtherWay };
}

/** Notes how a vendor answered, for its health. What only the operator can mend is said in the log at once. */
export async function noteVendor(
  { ways, log, clock }: GenerationContext,
  { vendor }: Provider,
  failure?: VendorFailure,
): Promise<void> {
  if (failure !== undefined && isForOperator(failure.code)) {
    log.error({ vendor, code: failure.code, detail: failure.message }, 'a vendor needs the operator');
  }
  const at = clock.now();
  await ways?.note(failure === undefined ? { vendor, at } : { vendor, failure, at });
}

export type Place = { readonly kind: 'opened'; readonly vendorJobId: string | null } | { readonly kind: 'full' };

/** Opens the attempt, unless the vendor is at as much work as it takes; then the order waits here. */
export async function takePlace(
  context: GenerationContext,
  attempt: AttemptRef,
  { route: { provider, vendorModel }, request }: VendorCall,
): Promise<Place> {
  const at = context.clock.now();
  const { generationId, number } = attempt;
  const row = { id: request.attemptId, generationId, number, vendor: provider.vendor, vendorModel, at };
  const { mostAtOnce = Number.POSITIVE_INFINITY, mostPerMinute = Number.POSITIVE_INFINITY } = provider.limits ?? {};
  if (provider.limits === undefined) {
    const { vendorJobId } = await openAttempt(context.database.pool, row);
    return { kind: 'opened', vendorJobId };
  }
  return inTransaction(context.database, async (connection) => {
    const since = new Date(at.getTime() - MINUTE_MS);
    const { open, begun } = await countAtVendor(connection, { vendor: provider.vendor, since, except: row.id });
    if (open >= mostAtOnce || begun >= mostPerMinute) return { kind: 'full' };
    const { vendorJobId } = await openAttempt(connection, row);
    return { kind: 'opened', vendorJobId };
  });
}
