import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Mark } from '../shared/ui/index.ts';
import { useDocumentTitle } from './Page.tsx';

/** The page around signing in and signing up: the mark, one serif line, the form. */
export function DoorPage(props: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
  readonly footer: ReactNode;
}) {
  useDocumentTitle(props.title);
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-6 bg-[radial-gradient(var(--color-line)_1px,transparent_1px)] bg-[length:24px_24px] p-4">
      <div className="grid w-full max-w-[380px] gap-6 rounded-lg border border-line bg-paper p-7 shadow-float">
        <div className="grid gap-3">
          <Mark sizePx={32} />
          <h1 className="font-normal font-serif text-display">{props.title}</h1>
          <p className="text-ink-2">{props.lead}</p>
        </div>
        {props.children}
        <p className="text-ink-2">{props.footer}</p>
      </div>
      <nav aria-label="About Gesso" className="flex flex-wrap justify-center gap-x-6 gap-y-2">
        <Link to="/plans" className="text-ink-2 underline underline-offset-2 hover:text-ink">
          Plans and what credits buy
        </Link>
        <Link to="/credits" className="text-ink-2 underline underline-offset-2 hover:text-ink">
          Credits
        </Link>
      </nav>
    </main>
  );
}
