import { useNavigate, useParams } from '@tanstack/react-router';
import { SandboxBank } from '../../features/subscription/index.ts';
import { announce } from '../../shared/ui/index.ts';
import { useDocumentTitle } from '../Page.tsx';

/** `/sandbox/authenticate/$id`: stands in for a bank's own page, and says so. */
export function SandboxBankPage() {
  useDocumentTitle('Sandbox bank');
  const { id } = useParams({ from: '/signed-in/sandbox/authenticate/$id' });
  const navigate = useNavigate();
  const goBack = async (returnTo: string) => {
    await navigate({ to: returnTo });
    announce('Confirmed. The payment went through and what you asked for is done.');
  };
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-4 p-4">
      <p className="rounded-full bg-ochre/20 px-3 py-1 font-semibold">Sandbox: no real money moves</p>
      <div className="grid w-full max-w-[400px] gap-5 rounded-lg border border-line bg-paper p-7 shadow-float">
        <div className="grid gap-2">
          <h1 className="font-normal font-serif text-display">Is this you?</h1>
          <p className="text-ink-2">
            This page plays your bank. With a real card, the bank itself would ask you here whether you want this
            payment.
          </p>
        </div>
        <SandboxBank id={id} onApplied={(returnTo) => void goBack(returnTo)} />
      </div>
    </main>
  );
}
