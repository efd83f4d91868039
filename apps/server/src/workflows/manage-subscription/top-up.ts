import { decideTopUp, loadBillingState } from '../../modules/billing/index.ts';
import { answerPayment } from './answers.ts';
import { formatCredits } from './apply-top-up.ts';
import type { BillingStories } from './billing-stories.ts';
import type { BillingContext } from './context.ts';
import { parseIntent } from './intents.ts';
import { takePayment } from './take-payment.ts';

/** Sells credits that never end, to members. */
export async function topUp(
  context: BillingContext,
  asked: Parameters<BillingStories['topUp']>[0],
): ReturnType<BillingStories['topUp']> {
  const { accountId, operationId, cents, token } = asked;
  const taken = await takePayment<never>(context, {
    accountId,
    operationId,
    token,
    decide: async (connection, { at }) => {
      const { subscription } = await loadBillingState(connection, accountId);
      const priceList = await context.models.priceListInForce(at, connection);
      const decision = decideTopUp({ cents, subscription, priceList, now: at });
      if (!decision.ok) return decision;
      const millicredits = decision.amountMillicredits.toString();
      const description = `Top-up: ${formatCredits(decision.amountMillicredits)} credits`;
      const intent = { version: 1, kind: 'topup', millicredits } as const;
      return { ok: true, kind: 'pay', order: { intent, cents, invoiceId: null, attempt: null, description } };
    },
  });
  if (taken.kind === 'refused') return taken.refusal;
  if (taken.kind === 'done') return taken.value;
  const answer = answerPayment(taken.payment);
  if (!answer.ok) return answer;
  const intent = parseIntent(taken.payment.intent);
  const millicredits = intent.kind === 'topup' ? BigInt(intent.millicredits) : 0n;
  return { ok: true, id: taken.payment.id, millicredits, invoiceId: answer.invoiceId };
}
