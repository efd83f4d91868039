import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** The menu itself; see `Menu`, which waits for it. */
export function LoadedMenu(props: {
  readonly trigger: ReactElement;
  readonly isWanted: boolean;
  readonly children: ReactNode;
}) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen={props.isWanted}>
      <DropdownMenu.Trigger asChild>{props.trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-40 animate-appear rounded-md border border-line bg-paper p-1 shadow-float"
        >
          {props.children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** One deed of a menu that is there. */
export function LoadedItem(props: {
  readonly onSelect: () => void;
  readonly tone?: 'alarm' | undefined;
  readonly children: ReactNode;
}) {
  return (
    <DropdownMenu.Item
      onSelect={props.onSelect}
      className={classNames(
        'flex h-8 cursor-pointer select-none items-center gap-2 rounded-sm px-2.5 outline-none data-highlighted:bg-wash pointer-coarse:h-11',
        props.tone === 'alarm' && 'text-alarm',
      )}
    >
      {props.children}
    </DropdownMenu.Item>
  );
}
