import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { explainError, type WayOn } from '../client/index.ts';
import { Button, buttonClass } from './Button.tsx';
import { classNames } from './class-names.ts';

const TONES = {
  attention: 'border-ochre bg-ochre/10',
  alarm: 'border-alarm/60 bg-alarm/8',
  calm: 'border-line bg-wash',
} as const;

/** A boxed sentence with, where there is one, the way on. */
export function Notice(props: {
  readonly tone: keyof typeof TONES;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div
      role={props.tone === 'alarm' ? 'alert' : undefined}
      className={classNames('grid gap-2 rounded-sm border p-3', TONES[props.tone])}
    >
      <p className="font-semibold">{props.title}</p>
      {props.children && <div className="text-ink-2">{props.children}</div>}
      {props.actions && <div className="flex flex-wrap gap-2 pt-1 empty:hidden">{props.actions}</div>}
    </div>
  );
}

/** An error as a sentence, with the way to try again where trying again can help. */
export function ErrorNotice(props: {
  readonly error: unknown;
  /** Says what did not happen, where the error's own title would not fit. */
  readonly title?: string;
  readonly onRetry?: () => void;
}) {
  const { error, onRetry } = props;
  const { title, detail, wayOn } = explainError(error);
  return (
    <Notice tone="alarm" title={props.title ?? title} actions={<WayOnAction wayOn={wayOn} onRetry={onRetry} />}>
      {detail}
    </Notice>
  );
}

/** Pages that a way on leads to. */
const PLACES = {
  plans: { to: '/plans', label: 'See plans' },
  subscription: { to: '/account/subscription', label: 'Manage subscription' },
  caps: { to: '/account/caps', label: 'Change caps' },
  setup: { to: '/setup', label: 'Open setup' },
} as const;

function WayOnAction({ wayOn, onRetry }: { readonly wayOn: WayOn; readonly onRetry: (() => void) | undefined }) {
  switch (wayOn) {
    case 'reload':
      return <Button onClick={() => location.reload()}>Reload</Button>;
    case 'plans':
    case 'subscription':
    case 'caps':
    case 'setup':
      return (
        <Link to={PLACES[wayOn].to} className={buttonClass()}>
          {PLACES[wayOn].label}
        </Link>
      );
    case 'retry':
    case 'sign-in':
    case 'none':
      return onRetry ? <Button onClick={onRetry}>Try again</Button> : null;
  }
}
