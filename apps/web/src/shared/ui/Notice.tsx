import type { ReactNode } from 'react';
import { explainError } from '../client/index.ts';
import { Button } from './Button.tsx';
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
      {props.actions && <div className="flex flex-wrap gap-2 pt-1">{props.actions}</div>}
    </div>
  );
}

/** An error as a sentence, with the way to try again where trying again can help. */
export function ErrorNotice({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { title, detail, wayOn } = explainError(error);
  const reload = wayOn === 'reload';
  return (
    <Notice
      tone="alarm"
      title={title}
      actions={
        reload ? (
          <Button onClick={() => location.reload()}>Reload</Button>
        ) : (
          onRetry && <Button onClick={onRetry}>Try again</Button>
        )
      }
    >
      {detail}
    </Notice>
  );
}
