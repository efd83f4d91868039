import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Mark } from '../shared/ui/index.ts';
import { Banners } from './Banners.tsx';

const NAV_LINK =
  'rounded-sm px-2.5 py-1.5 font-medium max-sm:px-1.5 text-ink-2 hover:bg-wash hover:text-ink aria-[current=page]:text-ink pointer-coarse:py-3';

/** A page beside the studio: a quiet header and a column with air. `corner` stands top right. */
export function Page(props: { readonly title: string; readonly corner: ReactNode; readonly children: ReactNode }) {
  useDocumentTitle(props.title);
  return (
    <div className="min-h-dvh bg-paper">
      <header className="border-line border-b">
        <div className="mx-auto flex h-14 max-w-[1120px] items-center gap-1 px-4">
          <Link to="/" className="mr-2 flex items-center gap-2 rounded-sm py-1.5 font-semibold">
            <Mark />
            <span className="max-sm:sr-only">Gesso</span>
          </Link>
          <nav aria-label="Main" className="flex min-w-0 flex-1">
            <Link to="/" className={NAV_LINK}>
              Projects
            </Link>
            <Link to="/plans" className={NAV_LINK}>
              Plans
            </Link>
          </nav>
          {props.corner}
        </div>
      </header>
      <Banners place="page" />
      <main className="mx-auto max-w-[1120px] px-4 pt-8 pb-20">{props.children}</main>
    </div>
  );
}

/** Names the tab. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Gesso`;
  }, [title]);
}
