import '@google/model-viewer';
import { createElement } from 'react';

/** A mesh that is turned with the pointer, with fingers or with the arrow keys. */
export function MeshViewer(props: {
  readonly source: string;
  readonly poster: string;
  readonly label: string;
  /** Its place and size, where those of a panel do not suit. */
  readonly className?: string;
  /** Whether keys turn it at once. Default: no. */
  readonly takesFocus?: boolean;
}) {
  // A custom element: it is made by name, since React's types know only those of HTML.
  return createElement('model-viewer', {
    src: props.source,
    poster: props.poster,
    alt: props.label,
    'camera-controls': true,
    'touch-action': 'pan-y',
    'shadow-intensity': '0.8',
    'interaction-prompt': 'none',
    tabIndex: 0,
    // Its bar stays where the poster has been taken away already, and the poster says that it loads.
    style: { '--progress-bar-height': '0px', '--poster-color': 'transparent' },
    ref: props.takesFocus ? takeFocus : undefined,
    class: props.className ?? 'block aspect-square w-full rounded-sm bg-wash',
  });
}

function takeFocus(viewer: HTMLElement | null): void {
  viewer?.focus({ preventScroll: true });
}
