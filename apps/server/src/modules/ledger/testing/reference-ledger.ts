import type { AtFault } from '@gesso/contract';

/** One tick of the reference's time. */
export const TICK_MS = 24 * 3_600_000;

const MAKE_GOOD_TICKS = 7;
const LONGEST_HOLD_TICKS = 7;

type Coin = { place: 'spendable' | 'held' | 'spent' | 'lapsed' | 'voided' | 'future' };

type ReferenceGrant = {
  /** Ties in age are broken by the id that the tested ledger gave; set by the test. */
  id: string;
  readonly priority: number;
  readonly born: number;
  readonly start: number;
  readonly end: number | null;
  readonly coins: Coin[];
  isVoid: boolean;
};

type ReferenceHold = {
  readonly job: number;
  readonly born: number;
  end: number;
  state: 'held' | 'captured' | 'released' | 'timed-out';
  /** In the order of taking. */
  readonly taken: { readonly coin: Coin; readonly grant: ReferenceGrant }[];
};

/**
 * A ledger that cannot be fast and is hard to get wrong: every millicredit is a coin of its own and time goes by tick by
 * tick. Written from `PRODUCT.md` section 2 alone and shares nothing with the code it is compared with.
 */
export class ReferenceLedger {
  now = 0;
  readonly grants: ReferenceGrant[] = [];
  readonly holds: ReferenceHold[] = [];
  readonly #madeGood = new Set<number>();

  wait(ticks: number): void {
    for (let step = 0; step < ticks; step += 1) {
      this.now += 1;
      for (const hold of this.holds.filter((one) => one.state === 'held' && one.end === this.now)) {
        hold.state = 'timed-out';
        this.#giveBack(hold, hold.taken, 'gesso');
      }
      for (const grant of this.grants) {
        if (grant.end === this.now) turn(grant.coins, 'spendable', 'lapsed');
        if (grant.start === this.now) turn(grant.coins, 'future', 'spendable');
      }
    }
  }

  grant(amount: number, priority: number, delay: number, life: number | null): void {
    const start = this.now + delay;
    const place = delay === 0 ? 'spendable' : 'future';
    const coins = Array.from({ length: amount }, (): Coin => ({ place }));
    const end = life === null ? null : start + life;
    this.grants.push({ id: '', priority, born: this.now, start, end, coins, isVoid: false });
  }

  hold(amount: number, life: number, job: number): string {
    if (this.count('spendable') < amount) return 'insufficient-credits';
    const hold: ReferenceHold = { job, born: this.now, end: this.now + life, state: 'held', taken: [] };
    for (let coin = 0; coin < amount; coin += 1) {
      const burning = this.grants.filter((grant) => grant.coins.some(({ place }) => place === 'spendable'));
      const grant = burning.reduce((best, other) => (burnsBefore(other, best) ? other : best));
      const taken = grant.coins.find(({ place }) => place === 'spendable')!;
      taken.place = 'held';
      hold.taken.push({ coin: taken, grant });
    }
    this.holds.push(hold);
    return 'ok';
  }

  capture(index: number, amount: number): string {
    const hold = this.holds[index]!;
    if (hold.state !== 'held') return `hold-${hold.state}`;
    if (amount > hold.taken.length) return 'amount-above-hold';
    hold.state = 'captured';
    for (const { coin } of hold.taken.slice(0, amount)) coin.place = 'spent';
    this.#giveBack(hold, hold.taken.slice(amount), 'creator');
    return 'ok';
  }

  release(index: number, atFault: AtFault): string {
    const hold = this.holds[index]!;
    if (hold.state !== 'held') return `hold-${hold.state}`;
    hold.state = 'released';
    this.#giveBack(hold, hold.taken, atFault);
    return 'ok';
  }

  extend(index: number, ticks: number): string {
    const hold = this.holds[index]!;
    if (hold.state !== 'held') return `hold-${hold.state}`;
    hold.end = Math.max(hold.end, Math.min(this.now + ticks, hold.born + LONGEST_HOLD_TICKS));
    return 'ok';
  }

  refund(index: number, amount: number, atFault: AtFault): string {
    const hold = this.holds[index]!;
    if (hold.state !== 'captured') return 'hold-not-captured';
    const spent = hold.taken.filter(({ coin }) => coin.place === 'spent');
    if (amount > spent.length) return 'amount-above-captured';
    this.#giveBack(hold, spent.slice(spent.length - amount), atFault);
    return 'ok';
  }

  void(index: number): string {
    const grant = this.grants[index]!;
    if (grant.isVoid) return 'grant-voided';
    if (grant.end !== null && grant.end <= this.now) return 'grant-ended';
    grant.isVoid = true;
    turn(grant.coins, 'spendable', 'voided');
    turn(grant.coins, 'future', 'voided');
    return 'ok';
  }

  count(place: Coin['place']): number {
    return this.grants.reduce((sum, grant) => sum + countOf(grant, place), 0);
  }

  #giveBack(hold: ReferenceHold, taken: ReferenceHold['taken'], atFault: AtFault): void {
    let lapsed = 0;
    for (const { coin, grant } of taken) {
      const isOver = grant.end !== null && grant.end <= this.now;
      coin.place = grant.isVoid ? 'voided' : isOver ? 'lapsed' : 'spendable';
      if (coin.place === 'lapsed') lapsed += 1;
    }
    if (lapsed === 0 || atFault === 'creator' || this.#madeGood.has(hold.job)) return;
    this.#madeGood.add(hold.job);
    this.grant(lapsed, 10, 0, MAKE_GOOD_TICKS);
  }
}

/** How many coins of a grant lie at a place. */
export function countOf(grant: ReferenceGrant, place: Coin['place']): number {
  return grant.coins.filter((coin) => coin.place === place).length;
}

function turn(coins: readonly Coin[], from: Coin['place'], to: Coin['place']): void {
  for (const coin of coins) if (coin.place === from) coin.place = to;
}

function burnsBefore(first: ReferenceGrant, second: ReferenceGrant): boolean {
  const key = ({ priority, end, born, id }: ReferenceGrant) =>
    [priority, end ?? Number.POSITIVE_INFINITY, born, id] as const;
  const [left, right] = [key(first), key(second)];
  const index = left.findIndex((part, place) => part !== right[place]);
  return index >= 0 && left[index]! < right[index]!;
}
