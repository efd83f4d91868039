import type { Message, Run } from '@gesso/contract';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { useRun } from './use-run.ts';

/** The agent could not go on: what happened, what it cost, and the way to try again. */
export function FailureWords(props: { readonly message: Message; readonly onRetry: (run: Run) => void }) {
  const { message } = props;
  const title = 'The agent could not do this';
  if (message.runId === null) {
    return (
      <Notice tone="alarm" title={title}>
        {message.text}
      </Notice>
    );
  }
  return <FailureOfRun {...props} runId={message.runId} title={title} />;
}

function FailureOfRun(props: {
  readonly message: Message;
  readonly runId: string;
  readonly title: string;
  readonly onRetry: (run: Run) => void;
}) {
  const run = useRun(props.runId);
  return (
    <Notice
      tone="alarm"
      title={props.title}
      actions={run?.status === 'failed' && <Button onClick={() => props.onRetry(run)}>Write it again</Button>}
    >
      <p>{props.message.text}</p>
      {run?.chargedMillicredits === 0 && !/nothing was charged/i.test(props.message.text) && (
        <p>Nothing was charged.</p>
      )}
    </Notice>
  );
}
