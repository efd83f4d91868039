import { type KeyboardEvent, type RefObject, useEffect } from 'react';

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/**
 * One stop of the Tab key for a whole bar; arrows walk along its buttons, as WAI-ARIA's toolbar pattern has it.
 *
 * @returns What the bar does with keys.
 */
export function useRovingFocus(bar: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  useEffect(() => {
    const buttons = shownButtons(bar.current);
    const current = buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
  });
  return (event) => {
    const step = STEPS[event.key];
    const buttons = shownButtons(bar.current);
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const next = step && at >= 0 ? buttons[step(at, buttons.length - 1)] : undefined;
    if (!next) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  };
}

function shownButtons(bar: HTMLElement | null): HTMLButtonElement[] {
  const buttons = bar?.querySelectorAll<HTMLButtonElement>('button') ?? [];
  return [...buttons].filter((button) => button.offsetParent !== null && !button.disabled);
}
