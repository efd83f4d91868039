import type { Interval } from '@gesso/contract';
import { expect } from 'vitest';
import type { PaidPlan } from '../billing.ts';
import { BillingSimulation } from './billing-simulation.ts';

/** Anchors that months treat differently, with times of day that a wrong time zone would move into another day. */
const ANCHORS: readonly string[] = [
  '2026-02-01T00:00:00.000Z',
  '2026-01-28T23:59:59.999Z',
  '2026-01-29T12:00:00.000Z',
  '2026-01-30T03:30:00.001Z',
  '2026-01-31T21:15:00.000Z',
  '2028-02-29T04:05:06.007Z',
];

/** Long enough for two years of months and the renewals after them. */
const UNTIL = 'a26';

/**
 * An instant of a walk: `a5` is the fifth boundary of the first subscription, `a5+3d` three days of 24 hours after it,
 * `a5-1ms` the last millisecond before it.
 */
export type Moment = string;

export type Walk = {
  /** When the second subscription (`b`) begins, where there is one. */
  readonly b?: Moment;
  readonly acts: readonly (readonly [at: Moment, act: (simulation: BillingSimulation) => void])[];
  /** `a5 charge basic monthly 3200 paid`, in any order. A moment behind an @ is an instant too. */
  readonly expected: readonly string[];
};

/** The act of choosing a plan. */
export const choose = (plan: PaidPlan, interval: Interval) => (simulation: BillingSimulation) =>
  simulation.choose({ plan, interval });

/** Walks 26 months from each anchor and fails on everything that must happen and does not, and on anything else. */
export function expectWalk(walk: Walk): void {
  for (const anchor of ANCHORS) {
    const resolve = resolver(anchor, walk.b);
    const simulation = new BillingSimulation(resolve('a0'));
    for (const [at, act] of walk.acts) {
      simulation.walkTo(resolve(at));
      act(simulation);
    }
    simulation.walkTo(resolve(UNTIL));
    const happened = simulation.events.map(({ at, what }) => `${at.toISOString()} ${what}`);
    const expected = walk.expected.map((line) => resolveLine(line, resolve));
    // By instant; what happens at one instant is compared without its order.
    expect(happened.toSorted(), `anchor ${anchor}`).toEqual(expected.toSorted());
  }
}

type Resolve = (moment: Moment) => Date;

function resolver(anchor: string, second: Moment | undefined): Resolve {
  const anchors = new Map([['a', anchor]]);
  const resolve = (moment: Moment) => {
    const parts = /^([ab])(\d+)(?:([+-]\d+)(d|ms))?$/.exec(moment);
    if (parts === null) throw new Error(`${moment} is no moment.`);
    const [, name = '', months, shift = '0', unit] = parts;
    const start = Date.parse(countMonths(anchors.get(name) ?? 'no such anchor', Number(months)));
    return new Date(start + Number(shift) * (unit === 'd' ? 86_400_000 : 1));
  };
  if (second !== undefined) anchors.set('b', resolve(second).toISOString());
  return resolve;
}

function resolveLine(line: string, resolve: Resolve): string {
  const space = line.indexOf(' ');
  const what = line.slice(space).replace(/@(\S+)/g, (_, moment: string) => resolve(moment).toISOString());
  return `${resolve(line.slice(0, space)).toISOString()}${what}`;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A boundary counted on paper: digits, the lengths of the months and the leap days. Shares nothing with the rules. */
function countMonths(anchor: string, months: number): string {
  const count = Number(anchor.slice(5, 7)) - 1 + months;
  const month = count % 12;
  const year = Number(anchor.slice(0, 4)) + (count - month) / 12;
  const length = month === 1 && year % 4 === 0 ? 29 : (MONTH_LENGTHS[month] ?? 0);
  const day = Math.min(Number(anchor.slice(8, 10)), length);
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${year}-${digits(month + 1)}-${digits(day)}${anchor.slice(10)}`;
}
