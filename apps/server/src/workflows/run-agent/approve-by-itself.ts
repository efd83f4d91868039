import { LIMITS } from '@gesso/contract';
import type { Caps } from '../../modules/accounts/index.ts';
import { lockRun, readRun, type StoredRun, saveRun } from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { approveRun } from './approve-run.ts';
import type { AskingKey, RunContext } from './context.ts';
import { inCredits } from './run-refusals.ts';
import { announceRun, sayOfRun } from './tell-run.ts';

/**
 * Approves a run that was asked to approve itself, where it may, and says in its thread why not where it may not.
 *
 * It may up to its ceiling; without one up to the account's cap per run, and where there is none either up to the price of
 * the agent's larger reference task, since "auto" must never mean "at any price". Only the first plan is approved so: whoever edits it approves it. Does nothing to other runs and may be
 * called again.
 *
 * @param asked.apiKey - Default: the key of the run, as it is now.
 */
export async function approveByItself(
  context: RunContext,
  { runId, apiKey }: { readonly runId: string; readonly apiKey?: AskingKey | undefined },
): Promise<void> {
  const run = await readRun(context.database.pool, runId);
  if (run === undefined || !waitsForItself(run) || isAboveCeiling(run)) return;
  const reason = whyNot(run, await context.accounts.readCaps(run.accountId));
  if (reason !== undefined) return note(context, run, reason);
  const key = apiKey ?? (await findKey(context, run));
  if (run.apiKeyId !== null && key === undefined) {
    return note(context, run, 'The API key that asked for this was revoked, so the plan waits for your approval.');
  }
  const { accountId, planVersion } = run;
  const answer = await approveRun(context, { accountId, runId, planVersion, apiKey: key });
  // Somebody who approved, stopped or edited it in the meantime has decided.
  if (answer.ok || answer.code === 'stale-plan' || answer.code === 'conflict') return;
  await note(context, run, `${answer.message} The plan waits for your approval.`);
}

/** A note says so since it was planned. */
function isAboveCeiling({ ceilingMillicredits, quotedMillicredits }: StoredRun): boolean {
  return ceilingMillicredits !== null && quotedMillicredits > ceilingMillicredits;
}

function waitsForItself({ status, approve, planVersion }: StoredRun): boolean {
  return status === 'awaiting-approval' && approve === 'auto' && planVersion === 1;
}

/** Why a plan is not approved by itself; undefined where it is. */
function whyNot(
  { ceilingMillicredits, quotedMillicredits }: StoredRun,
  { perRunMillicredits }: Caps,
): string | undefined {
  if (ceilingMillicredits !== null || perRunMillicredits !== null) return undefined;
  if (quotedMillicredits <= LIMITS.autoWithoutCeilingMillicredits) return undefined;
  return `This plan costs ${inCredits(quotedMillicredits)}. Without a ceiling or a cap per run, no more than ${inCredits(BigInt(LIMITS.autoWithoutCeilingMillicredits))} are spent by themselves, so it waits for your approval.`;
}

/** A key that was revoked in the meantime starts nothing any more. */
async function findKey({ accounts }: RunContext, { accountId, apiKeyId }: StoredRun): Promise<AskingKey | undefined> {
  if (apiKeyId === null) return undefined;
  const keys = await accounts.listKeys({ accountId, limit: MOST_KEYS });
  return keys.find(({ id }) => id === apiKeyId);
}

/** More than an account may have. */
const MOST_KEYS = 200;

async function note(context: RunContext, { id }: StoredRun, text: string): Promise<void> {
  const at = context.clock.now();
  await inTransaction(context.database, async (connection) => {
    const run = await lockRun(connection, id);
    if (run === undefined || !waitsForItself(run) || run.notes.includes(text)) return;
    await saveRun(connection, { ...run, notes: [...run.notes, text] });
    await sayOfRun(connection, run, [{ occasion: 'auto', role: 'agent', kind: 'note', text }], at);
    await announceRun(connection, run, at);
  });
}
