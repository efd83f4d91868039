import type { AtFault } from '@gesso/contract';
import fc from 'fast-check';
import type { ReferenceLedger } from './reference-ledger.ts';

/** What a random history is made of. Amounts in millicredits, times in ticks, indexes taken modulo what there is. */
export type Command =
  | {
      readonly kind: 'grant';
      readonly amount: number;
      readonly priority: number;
      readonly delay: number;
      readonly life: number | null;
    }
  | { readonly kind: 'hold'; readonly amount: number; readonly life: number; readonly job: number }
  | { readonly kind: 'capture'; readonly index: number; readonly amount: number }
  | { readonly kind: 'release'; readonly index: number; readonly atFault: AtFault }
  | { readonly kind: 'extend'; readonly index: number; readonly ticks: number }
  | { readonly kind: 'refund'; readonly index: number; readonly amount: number; readonly atFault: AtFault }
  | { readonly kind: 'void'; readonly index: number }
  | { readonly kind: 'wait'; readonly ticks: number };

const index = fc.nat(1_000);
const amount = fc.integer({ min: 0, max: 14 });
const atFault = fc.constantFrom<AtFault>('provider', 'operator', 'gesso', 'creator');
const grant = fc.record({
  kind: fc.constant('grant' as const),
  amount: fc.integer({ min: 1, max: 9 }),
  priority: fc.constantFrom(10, 20, 30),
  delay: fc.constantFrom(0, 0, 0, 1, 3),
  life: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 3 }),
});
const hold = fc.record({
  kind: fc.constant('hold' as const),
  amount,
  life: fc.integer({ min: 1, max: 7 }),
  job: fc.nat(4),
});

/** Histories with many grants and holds, so that the rest has something to act on. */
export const histories: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: grant },
    { weight: 5, arbitrary: hold },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('capture' as const), index, amount }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('release' as const), index, atFault }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('extend' as const), index, ticks: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), index, amount, atFault }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), index }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ticks: fc.integer({ min: 1, max: 6 }) }) },
  ),
  { minLength: 5, maxLength: 40 },
);

/**
 * Points an index at something that is there.
 *
 * @returns undefined when there is nothing yet: the command is passed over.
 */
export function aim(command: Command, reference: ReferenceLedger): Command | undefined {
  if (!('index' in command)) return command;
  const { length } = command.kind === 'void' ? reference.grants : reference.holds;
  return length === 0 ? undefined : { ...command, index: command.index % length };
}

/** Does the command on the reference. @returns `ok` or the reason of the refusal. */
export function obey(reference: ReferenceLedger, command: Command): string {
  switch (command.kind) {
    case 'grant':
      reference.grant(command.amount, command.priority, command.delay, command.life);
      return 'ok';
    case 'hold':
      return reference.hold(command.amount, command.life, command.job);
    case 'capture':
      return reference.capture(command.index, command.amount);
    case 'release':
      return reference.release(command.index, command.atFault);
    case 'extend':
      return reference.extend(command.index, command.ticks);
    case 'refund':
      return reference.refund(command.index, command.amount, command.atFault);
    case 'void':
      return reference.void(command.index);
    case 'wait':
      reference.wait(command.ticks);
      return 'ok';
  }
}
