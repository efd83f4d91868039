import type { TermGrant } from '../billing.ts';

type SimulatedGrant = TermGrant & { state: 'future' | 'alive' | 'over' };

/** The part of the ledger that billing leans on: grants that start, end and are void by themselves, each given once. */
export class SimulatedCredits {
  readonly grants: SimulatedGrant[] = [];
  readonly #tell: (event: string) => void;

  /** @param tell - Gets `monthly 3500`-like words after what happened to the grant. */
  constructor(tell: (event: string) => void) {
    this.#tell = tell;
  }

  give(grant: TermGrant, now: Date): void {
    if (this.grants.some(({ operationId }) => operationId === grant.operationId)) {
      throw new Error(`${grant.operationId} is given twice.`);
    }
    if (grant.expiresAt <= grant.effectiveAt || grant.effectiveAt < now) {
      throw new Error(`${grant.operationId} makes no grant.`);
    }
    this.grants.push({ ...grant, state: 'future' });
    this.settle(now);
  }

  void(operationId: string): void {
    const grant = this.grants.find((one) => one.operationId === operationId);
    if (grant === undefined || grant.state === 'over') throw new Error(`${operationId} cannot be void.`);
    grant.state = 'over';
    this.#tell(`void ${describe(grant)}`);
  }

  nextDueAt(): Date | undefined {
    const instants = this.grants.flatMap((grant) => {
      if (grant.state === 'over') return [];
      return [(grant.state === 'future' ? grant.effectiveAt : grant.expiresAt).getTime()];
    });
    return instants.length === 0 ? undefined : new Date(Math.min(...instants));
  }

  /** Ends before starts, as at one instant of the real ledger. */
  settle(now: Date): void {
    for (const grant of this.grants) {
      if (grant.state !== 'alive' || grant.expiresAt > now) continue;
      grant.state = 'over';
      this.#tell(`lapse ${describe(grant)}`);
    }
    for (const grant of this.grants) {
      if (grant.state !== 'future' || grant.effectiveAt > now) continue;
      grant.state = 'alive';
      this.#tell(`grant ${describe(grant)}`);
    }
  }
}

function describe({ kind, amountMillicredits }: TermGrant): string {
  return `${kind} ${amountMillicredits / 1_000n}`;
}
