import '@google/model-viewer';
import { createElement } from 'react';

/** A mesh that is turned with the pointer, with fingers or with the arrow keys. */
export function MeshViewer(props: { readonly source: string; readonly poster: string; readonly label: string }) {
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
    class: 'block aspect-square w-full rounded-sm bg-wash',
  });
}
