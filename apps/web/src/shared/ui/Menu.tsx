import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A menu that opens from its trigger, a button. */
export function Menu({ trigger, children }: { readonly trigger: ReactNode; readonly children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-40 animate-appear rounded-md border border-line bg-paper p-1 shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** One deed of a menu. */
export function MenuItem(props: {
  readonly onSelect: () => void;
  readonly tone?: 'alarm';
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
