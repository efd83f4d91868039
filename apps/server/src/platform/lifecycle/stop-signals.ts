/** What asked the server to stop. */
export type StopReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'parent-gone';

/**
 * Calls a function once when the server is asked to stop.
 *
 * Reacts to Ctrl-C, to a supervisor's SIGTERM, to a closed terminal, and to the end of the process that started this one
 * with an IPC channel (`npm start` does), so that a killed starter leaves no server behind. Ctrl-C in a terminal often
 * arrives twice, from the terminal and from npm: only the first counts, a stop under way is never cut short.
 */
export function onStopRequest(stop: (reason: StopReason) => void): void {
  let isStopping = false;
  const once = (reason: StopReason) => () => {
    if (isStopping) return;
    isStopping = true;
    stop(reason);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once(signal));
  if (process.connected) process.on('disconnect', once('parent-gone'));
}
