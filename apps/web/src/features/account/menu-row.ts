/** Classes of a row of the menu, link or button. */
export const ROW_CLASS =
  'flex h-8 w-full items-center gap-2.5 rounded-sm px-2.5 text-left hover:bg-wash pointer-coarse:h-11 [&>svg]:text-ink-2';

/** Every icon of the menu. */
export const ROW_ICON = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const;
