import { ExportError } from '@gesso/board-painter';
import type { ExportOrder, ExportReport } from './export-order.ts';
import { writeExport } from './write-export.ts';

/**
 * The process that writes one export and ends. Painting holds a core for minutes and may take a lot of memory: whatever
 * goes wrong here costs the server nothing, and stopping it is killing it.
 */
process.once('message', async (message) => {
  // Only `runExportProcess` starts this file, and it sends nothing else.
  const order = message as ExportOrder;
  const report = (said: ExportReport) => process.send?.(said);
  try {
    report({ type: 'written', file: await writeExport(order, (share) => report({ type: 'progress', share })) });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    report({ type: error instanceof ExportError ? 'refused' : 'broken', message: text });
  }
  process.disconnect?.();
});

// Nobody waits any more: the server has died or killed the channel.
process.once('disconnect', () => process.exit());
