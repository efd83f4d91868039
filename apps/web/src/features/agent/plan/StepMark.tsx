import type { StepStatus } from '@gesso/contract';
import { Check, Minus, X } from 'lucide-react';
import { STATUS_WORDS } from './plan-words.ts';

const RADIUS = 6.5;
const LENGTH = 2 * Math.PI * RADIUS;

/** How a step goes: an empty ring, a ring that fills, a green dot, or why it is not green. */
export function StepMark({ status, progress }: { readonly status: StepStatus; readonly progress: number }) {
  return (
    <span className="grid size-4 place-items-center">
      <Mark status={status} progress={progress} />
      <span className="sr-only">{STATUS_WORDS[status]}</span>
    </span>
  );
}

function Mark({ status, progress }: { readonly status: StepStatus; readonly progress: number }) {
  switch (status) {
    case 'planned':
    case 'waiting':
      return <Ring share={0} />;
    case 'running':
      return <Ring share={Math.max(progress, 0.08)} isTurning={progress === 0} />;
    case 'succeeded':
      return <Dot className="bg-verdigris" Icon={Check} />;
    case 'partly-succeeded':
      return <Dot className="bg-ochre" Icon={Minus} />;
    case 'failed':
      return <Dot className="bg-alarm" Icon={X} />;
    case 'stopped':
      return <Dot className="bg-line-strong" Icon={Minus} />;
  }
}

function Dot({ className, Icon }: { readonly className: string; readonly Icon: typeof Check }) {
  return (
    <span className={`grid size-3.5 place-items-center rounded-full ${className}`}>
      <Icon size={10} strokeWidth={3} aria-hidden="true" className="text-paper" />
    </span>
  );
}

function Ring({ share, isTurning }: { readonly share: number; readonly isTurning?: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      className={isTurning ? 'animate-turn' : undefined}
    >
      <circle cx="8" cy="8" r={RADIUS} fill="none" strokeWidth="1.5" stroke="var(--color-line-strong)" opacity="0.6" />
      {share > 0 && (
        <circle
          cx="8"
          cy="8"
          r={RADIUS}
          fill="none"
          strokeWidth="1.75"
          strokeLinecap="round"
          stroke="var(--color-vermilion)"
          strokeDasharray={`${LENGTH * (isTurning ? 0.25 : share)} ${LENGTH}`}
          transform="rotate(-90 8 8)"
          style={{ transition: 'stroke-dasharray 180ms var(--ease-out)' }}
        />
      )}
    </svg>
  );
}
