import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';

const loading = () => import('./menu-parts.tsx');
const LoadedMenu = lazy(async () => ({ default: (await loading()).LoadedMenu }));
const LoadedItem = lazy(async () => ({ default: (await loading()).LoadedItem }));

/**
 * A menu that opens from its trigger, a button.
 *
 * What menus are made of is large and arrives after the page. Until then there is the trigger alone; pressed so soon, it
 * opens when the rest is there.
 */
export function Menu(props: {
  readonly trigger: ReactElement<{ readonly onClick?: () => void }>;
  readonly children: ReactNode;
}) {
  const [isWanted, setWanted] = useState(false);
  const waiting = cloneElement(props.trigger, { onClick: () => setWanted(true) });
  return (
    <Suspense fallback={waiting}>
      <LoadedMenu trigger={props.trigger} isWanted={isWanted}>
        {props.children}
      </LoadedMenu>
    </Suspense>
  );
}

/** One deed of a menu. */
export function MenuItem(props: {
  readonly onSelect: () => void;
  readonly tone?: 'alarm';
  readonly children: ReactNode;
}) {
  return (
    <Suspense>
      <LoadedItem {...props} />
    </Suspense>
  );
}
