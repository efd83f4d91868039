import type { Account } from '../../modules/accounts/index.ts';
import { type EndReason, formatDay, formatDollars, formatInvoiceNumber } from '../../modules/billing/index.ts';
import type { NewMail } from '../../platform/mail/mail.ts';

/** What is told about money by mail. Plain words: what happened, what follows, what to do. */

type To = { readonly account: Pick<Account, 'name' | 'email'>; readonly at: Date };

const WHERE = 'You find everything about your plan under Account > Manage subscription.';

export function paymentReceived(
  told: To & {
    readonly invoiceId: string;
    readonly number: bigint;
    readonly cents: number;
    readonly what: string;
    /** Goes back for unused months of the plan before. */
    readonly refundCents: number;
  },
): NewMail {
  const number = formatInvoiceNumber(told.number);
  const back = `${formatDollars(told.refundCents)} for the months you have not used go back to your payment method.`;
  return write(told, {
    subject: `Payment received: ${number}`,
    paragraphs: [
      `We have received ${formatDollars(told.cents)} for ${told.what}.`,
      ...(told.refundCents > 0 ? [back] : []),
      `Invoice ${number} is attached.`,
      WHERE,
    ],
    attachments: [{ kind: 'invoice', id: told.invoiceId }],
  });
}

export function paymentFailed(
  told: To & { readonly number: bigint; readonly cents: number; readonly nextAttemptAt: Date },
): NewMail {
  const number = formatInvoiceNumber(told.number);
  return write(told, {
    subject: `Payment failed: ${number}`,
    paragraphs: [
      `Your card could not be charged ${formatDollars(told.cents)} for invoice ${number}.`,
      `We try again on ${formatDay(told.nextAttemptAt)}. Until then your plan's features stay; the new month's credits come with the payment.`,
      'To pay now, give another card under Account > Manage subscription: it is charged at once. You can also cancel there, and nothing is owed.',
    ],
  });
}

const ENDINGS: Readonly<Record<Exclude<EndReason, 'replaced'>, string>> = {
  cancelled: 'as you asked',
  unpaid: 'because the payment failed five times',
  'money-back': 'because its payment went back to you',
};

export function subscriptionEnded(told: To & { readonly reason: keyof typeof ENDINGS }): NewMail {
  return write(told, {
    subject: 'Your subscription has ended',
    paragraphs: [
      `Your subscription ended on ${formatDay(told.at)}, ${ENDINGS[told.reason]}. Nothing is owed.`,
      'Everything you made stays yours. Free and top-up credits stay until they are used, and you can subscribe again at any time.',
    ],
  });
}

export function cancellationConfirmed(told: To & { readonly cancelAt: Date }): NewMail {
  return write(told, {
    subject: 'Your cancellation is confirmed',
    paragraphs: [
      `Your subscription runs until ${formatDay(told.cancelAt)} and is not renewed. You will not be charged again.`,
      'Until then everything stays as it is. You can resume it at any time before that day.',
    ],
  });
}

export function refundSent(told: To & { readonly cents: number; readonly reason: string }): NewMail {
  return write(told, {
    subject: `Refund sent: ${formatDollars(told.cents)}`,
    paragraphs: [
      `We have sent ${formatDollars(told.cents)} back to your payment method. ${told.reason}.`,
      'Your bank may take some days to show it.',
    ],
  });
}

function write(
  { account, at }: To,
  mail: { readonly subject: string; readonly paragraphs: readonly string[] } & Pick<NewMail, 'attachments'>,
): NewMail {
  const { subject, paragraphs, attachments = [] } = mail;
  const text = [`Hello ${account.name},`, ...paragraphs].join('\n\n');
  return { to: account.email, subject, text: `${text}\n`, attachments, at };
}
