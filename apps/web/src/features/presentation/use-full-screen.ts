import { useEffect, useRef } from 'react';

/** Fills the screen while the component is there; leaving the full screen by the browser's own key ends it, too. */
export function useFullScreen(onLeft: () => void): void {
  const latest = useRef(onLeft);
  latest.current = onLeft;
  useEffect(() => {
    let isFull = false;
    const onChange = () => {
      if (isFull && document.fullscreenElement === null) latest.current();
      isFull = document.fullscreenElement !== null;
    };
    document.addEventListener('fullscreenchange', onChange);
    // A phone's browser and an embedded page may refuse; the window is then the screen.
    document.documentElement.requestFullscreen?.().catch(() => undefined);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}
