import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorNotice, Mark } from '../shared/ui/index.ts';

/** A page that broke: what happened and how to go on. */
export function PageError({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-[420px]">
        <ErrorNotice error={error} onRetry={() => void router.invalidate()} />
      </div>
    </main>
  );
}

/** Shown when a page takes longer than a blink to arrive. */
export function PagePending() {
  return (
    <main className="grid min-h-dvh place-items-center" role="status">
      <span className="animate-pulse-calm">
        <Mark sizePx={32} />
      </span>
      <span className="sr-only">Loading</span>
    </main>
  );
}
