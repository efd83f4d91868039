import type { Message } from '@gesso/contract';
import { useRun } from './use-run.ts';

/** A plain sentence of the agent. */
export function AgentWords({ message }: { readonly message: Message }) {
  return message.runId === null ? (
    <Words text={message.text} />
  ) : (
    <WordsOfRun runId={message.runId} text={message.text} />
  );
}

/** What stands in the notes of a plan is not said a second time under it. */
function WordsOfRun({ runId, text }: { readonly runId: string; readonly text: string }) {
  const run = useRun(runId);
  return run?.notes.includes(text) ? null : <Words text={text} />;
}

function Words({ text }: { readonly text: string }) {
  return <p className="whitespace-pre-wrap text-ink-2 wrap-anywhere">{text}</p>;
}
