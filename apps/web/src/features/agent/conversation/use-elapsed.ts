import { useEffect, useState } from 'react';

const SECOND_MS = 1000;

/** How long something has been going on, as `0:07`, counting on every second. */
export function useElapsed(since: string): string {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return formatElapsed(now - Date.parse(since));
}

/** Minutes and seconds; clocks of two machines may differ, but no work began in the future. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND_MS));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
