import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** What axe has to say of what a page shows, the serious and the critical, each with the first element it is about. */
export async function findComplaints(page: Page): Promise<readonly string[]> {
  // Evaluated, not added as a script: the page's policy allows no inline scripts, and stays on.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => id + ': ' + help + ' ' + nodes[0].html.slice(0, 160)))`,
  );
}
