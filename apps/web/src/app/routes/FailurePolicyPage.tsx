import { useLocation } from '@tanstack/react-router';
import { FailurePolicy } from '../../features/failures/index.ts';
import { PublicCorner } from '../Corner.tsx';
import { Page } from '../Page.tsx';

/** `/failure-policy`, public: what comes back when work fails, when and why. */
export function FailurePolicyPage() {
  const hash = useLocation({ select: (location) => location.hash });
  return (
    <Page title="When something fails" corner={<PublicCorner />}>
      <h1 className="font-normal font-serif text-display">When something fails</h1>
      <p className="mt-2 mb-10 max-w-[60ch] text-ink-2">
        You pay for what arrives. What fails costs nothing, whoever is at fault, and nobody has to ask for it back. The
        reasons below are the very ones that the studio works by.
      </p>
      <FailurePolicy current={hash} />
    </Page>
  );
}
