import type { PageActionName } from '@gesso/canvas-core';
import { useEffect, useRef } from 'react';

/** What carries out one request of keys and menus; false when there was nothing to do. */
export type PageDeed = () => boolean | undefined;

/** Passes what keys, menus and the palette ask of the page on to the part of the page that does it. */
export class PageActions {
  readonly #deeds = new Map<PageActionName, PageDeed>();
  #opener: ((itemId: string) => boolean) | null = null;

  /** @returns Whether somebody took it; if not, the key stays the browser's. */
  readonly run = (name: PageActionName): boolean => {
    const deed = this.#deeds.get(name);
    return deed !== undefined && deed() !== false;
  };

  /** Hands on that a picture is opened. @returns Whether somebody opens it; if not, it is cropped. */
  readonly openPicture = (itemId: string): boolean => this.#opener?.(itemId) ?? false;

  /** Stands ready to open pictures. Returns the way to stop it. */
  listenToOpening(opener: (itemId: string) => boolean): () => void {
    this.#opener = opener;
    return () => {
      if (this.#opener === opener) this.#opener = null;
    };
  }

  /** Whether anybody would take it. */
  has(name: PageActionName): boolean {
    return this.#deeds.has(name);
  }

  /** Stands ready for one request. Returns the way to stop it. */
  listen(name: PageActionName, deed: PageDeed): () => void {
    this.#deeds.set(name, deed);
    return () => {
      if (this.#deeds.get(name) === deed) this.#deeds.delete(name);
    };
  }
}

/** Stands ready for some requests while the component is there. */
export function usePageDeeds(actions: PageActions, deeds: Partial<Readonly<Record<PageActionName, PageDeed>>>): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  const names = Object.keys(deeds).join(' ');
  useEffect(() => {
    // The names were keys of a record by these names.
    const stops = (names.split(' ') as PageActionName[]).map((name) =>
      actions.listen(name, () => latest.current[name]?.()),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [actions, names]);
}
