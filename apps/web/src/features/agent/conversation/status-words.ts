import type { Run } from '@gesso/contract';
import { describeCharge } from '../plan/plan-words.ts';

/** What the agent is doing with a run; undefined when it is over. */
export function describeStatus(run: Run): string | undefined {
  switch (run.status) {
    case 'planning':
      return 'Planning';
    case 'asking':
      return 'Waiting for your answer';
    case 'awaiting-approval':
      return 'Waiting for your approval';
    case 'running':
      return describeWork(run);
    case 'succeeded':
    case 'partly-succeeded':
    case 'failed':
    case 'stopped':
      return undefined;
  }
}

/** Whether the agent is at work, so that time is worth counting. */
export function isAtWork({ status }: Run): boolean {
  return status === 'planning' || status === 'running';
}

function describeWork({ plan: { steps } }: Run): string {
  const over = steps.filter(({ status }) => !['planned', 'waiting', 'running'].includes(status)).length;
  const current = steps.find(({ status }) => status === 'running');
  const place = `${Math.min(over + 1, steps.length)} of ${steps.length}`;
  return current ? `Working on ${place}: ${current.title}` : `Working on ${place}`;
}

/** How a run ended, as one sentence; undefined while it goes on. */
export function describeEnd(run: Run): { readonly message: string; readonly tone: 'done' | 'alarm' } | undefined {
  const charge = describeCharge(run);
  switch (run.status) {
    case 'planning':
    case 'asking':
    case 'awaiting-approval':
    case 'running':
      return undefined;
    case 'succeeded':
      return { message: `The agent is done. ${charge}`, tone: 'done' };
    case 'partly-succeeded':
      return { message: `The agent is done; some of it did not work. ${charge}`, tone: 'alarm' };
    case 'failed':
      return { message: `It did not work. ${charge}`, tone: 'alarm' };
    case 'stopped':
      return { message: `Stopped. ${charge}`, tone: 'done' };
  }
}
