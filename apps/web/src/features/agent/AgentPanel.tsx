import { Sparkles } from 'lucide-react';
import { Button, EmptyState } from '../../shared/ui/index.ts';

/** The place of the design agent, which a later version brings; says so, and shows what works now. */
export function AgentPanel(props: { readonly example: string; readonly onTryExample: () => void }) {
  return (
    <EmptyState
      title="The agent arrives with a later version"
      action={
        <Button onClick={props.onTryExample}>
          <Sparkles size={16} strokeWidth={1.5} aria-hidden="true" />
          Try this brief in Generate
        </Button>
      }
    >
      <p>It will plan a whole brief and name its price before it begins. Generate works now: one prompt, one result.</p>
      <blockquote className="mt-4 rounded-md bg-wash p-3 text-left text-ink">{props.example}</blockquote>
    </EmptyState>
  );
}
