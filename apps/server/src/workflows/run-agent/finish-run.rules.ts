import type { StepKind } from '@gesso/contract';
import { FAILURE_CODES, type FailureCode } from '@gesso/contract';
import type { RunGeneration } from '../../modules/generation/index.ts';
import type { RunStep, StoredRun } from '../../modules/runs/index.ts';
import { inCredits } from './run-refusals.ts';
import { generationsOf } from './step-states.rules.ts';

/** How a run ended, before it is written. */
export type RunEnd = {
  readonly status: Extract<StoredRun['status'], 'succeeded' | 'partly-succeeded' | 'failed' | 'stopped'>;
  /** What the agent's own work costs; the rest of what was held for it goes back. */
  readonly processingMillicredits: bigint;
  readonly chargedMillicredits: bigint;
  /** Of a run without a single result. */
  readonly failure: { readonly code: FailureCode; readonly message: string } | null;
  /** For the creator, in a few sentences. */
  readonly summary: string;
};

/** What is held for the agent's own work: everything that no step costs. */
export function processingOf({ quotedMillicredits, plan }: Pick<StoredRun, 'quotedMillicredits' | 'plan'>): bigint {
  return quotedMillicredits - BigInt((plan?.steps ?? []).reduce((sum, step) => sum + step.millicredits, 0));
}

/**
 * Decides how a run ends, of which nothing is under way any more.
 *
 * The agent's own work is charged by what was delivered: planning with the first result, a share for each, and a long
 * brief only where everything came. So a run never costs more than its quote, and exactly that when it succeeded.
 */
export function decideEnd(run: StoredRun, generations: readonly RunGeneration[], at: Date): RunEnd {
  const steps = run.plan?.steps ?? [];
  const byId = new Map(generations.map((generation) => [generation.id, generation]));
  const outcomes = steps.map((step) => outcomeOf(run, step, byId));
  const delivered = outcomes.reduce((sum, outcome) => sum + outcome.delivered, 0);
  const wanted = steps.reduce((sum, { count }) => sum + count, 0);
  const isWhole = delivered === wanted;
  const status = isWhole ? 'succeeded' : statusOf(run, delivered, outcomes);
  const processingMillicredits = priceProcessing(run, delivered, isWhole);
  const made = generations.reduce((sum, { chargedMillicredits }) => sum + chargedMillicredits, 0n);
  const chargedMillicredits = processingMillicredits + made;
  const failure = status === 'failed' ? firstFailure(outcomes) : null;
  const summary = summarise(run, { status, outcomes, chargedMillicredits, at });
  return { status, processingMillicredits, chargedMillicredits, failure, summary };
}

type StepOutcome = {
  readonly step: RunStep;
  readonly delivered: number;
  readonly failure: { readonly code: FailureCode; readonly message: string } | null;
  readonly returnedMillicredits: bigint;
  readonly isCancelled: boolean;
};

function outcomeOf(run: StoredRun, step: RunStep, byId: ReadonlyMap<string, RunGeneration>): StepOutcome {
  if (step.kind === 'text') {
    const delivered = run.deliveredTexts.includes(step.id) ? step.count : 0;
    return { step, delivered, failure: null, returnedMillicredits: 0n, isCancelled: false };
  }
  const own = generationsOf(run.id, step.id, byId);
  const charged = own.reduce((sum, { chargedMillicredits }) => sum + chargedMillicredits, 0n);
  return {
    step,
    delivered: own.reduce((sum, { deliveredCount }) => sum + deliveredCount, 0),
    failure: own.find(({ failure }) => failure !== null)?.failure ?? null,
    returnedMillicredits: BigInt(step.millicredits) - charged,
    isCancelled: own.some(({ status }) => status === 'cancelled'),
  };
}

/** Whoever stops all generations of a run one by one has stopped the run. */
function statusOf(
  { stopRequestedAt }: StoredRun,
  delivered: number,
  outcomes: readonly StepOutcome[],
): RunEnd['status'] {
  if (stopRequestedAt !== null) return 'stopped';
  if (delivered > 0) return 'partly-succeeded';
  const hasFailed = outcomes.some(({ failure }) => failure !== null && failure.code !== 'input-failed');
  return hasFailed || outcomes.every(({ isCancelled }) => !isCancelled) ? 'failed' : 'stopped';
}

/** The first lines of a price are planning, then the share of each deliverable; see `processingLines`. */
function priceProcessing(run: StoredRun, delivered: number, isWhole: boolean): bigint {
  const held = processingOf(run);
  if (delivered === 0) return 0n;
  if (isWhole) return held;
  const [planning, share] = run.priceLines;
  const price = BigInt(planning?.millicredits ?? 0) + BigInt(share?.unitMillicredits ?? 0) * BigInt(delivered);
  return price < held ? price : held;
}

function firstFailure(outcomes: readonly StepOutcome[]): RunEnd['failure'] {
  const failures = outcomes.flatMap(({ failure }) => failure ?? []);
  const cause = failures.find(({ code }) => code !== 'input-failed') ?? failures[0];
  return cause ?? { code: 'engine-failed', message: FAILURE_CODES['engine-failed'].message };
}

const NOUNS: Readonly<Record<StepKind, readonly [string, string]>> = {
  image: ['picture', 'pictures'],
  edit: ['edited picture', 'edited pictures'],
  video: ['clip', 'clips'],
  combine: ['film', 'films'],
  model3d: ['3D model', '3D models'],
  text: ['text', 'texts'],
};

function summarise(
  run: StoredRun,
  end: Pick<RunEnd, 'status' | 'chargedMillicredits'> & {
    readonly outcomes: readonly StepOutcome[];
    readonly at: Date;
  },
): string {
  const made = describeMade(end.outcomes);
  const failed = end.outcomes.filter(({ step, delivered, failure }) => failure !== null && delivered < step.count);
  const because = failed.map(describeFailure).join(' ');
  const cost = `It cost ${inCredits(end.chargedMillicredits)} of the ${inCredits(run.quotedMillicredits)} quoted.`;
  const seconds = describeDuration(end.at.getTime() - (run.approvedAt ?? run.createdAt).getTime());
  switch (end.status) {
    case 'succeeded':
      return `${capitalise(made)} in ${seconds}. It cost the ${inCredits(run.quotedMillicredits)} quoted.`;
    case 'partly-succeeded':
      return [`${capitalise(made)} in ${seconds}.`, because, cost].filter((part) => part !== '').join(' ');
    case 'stopped':
      if (made === '') return 'Stopped before anything was finished. Nothing was charged.';
      return `Stopped. What was finished is kept: ${made}. ${cost}`;
    case 'failed':
      return `Nothing came of it. ${because} Nothing was charged.`.replace('  ', ' ');
  }
}

function describeMade(outcomes: readonly StepOutcome[]): string {
  const counts = new Map<StepKind, number>();
  for (const { step, delivered } of outcomes) counts.set(step.kind, (counts.get(step.kind) ?? 0) + delivered);
  const parts = [...counts].filter(([, count]) => count > 0).map(([kind, count]) => countNoun(kind, count));
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function describeFailure({ step, delivered, failure, returnedMillicredits }: StepOutcome): string {
  const missing = countNoun(step.kind, step.count - delivered);
  const reason = failure?.message.split('. ')[0] ?? '';
  const back = returnedMillicredits === 0n ? '' : ` ${capitalise(inCredits(returnedMillicredits))} came back.`;
  return `${capitalise(missing)} of “${step.title}” failed: ${lowerFirst(reason.replace(/\.$/u, ''))}.${back}`;
}

function countNoun(kind: StepKind, count: number): string {
  return `${count} ${NOUNS[kind][count === 1 ? 0 : 1]}`;
}

function describeDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function capitalise(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}

function lowerFirst(text: string): string {
  return `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`;
}
