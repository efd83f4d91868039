import type { Asset } from '@gesso/contract';
import type { Command } from '../../../shared/board/index.ts';
import { formatCredits } from '../../../shared/format/credits.ts';
import { announce } from '../../../shared/ui/index.ts';
import { downloadAsset } from './download-asset.ts';
import type { OfferedWork } from './use-works.ts';

/** Where the words of a prompt can be carried to. */
const GROUP = 'Make from what is selected';

/** Works and what goes with them as commands, for the palette and the menu. */
export function workCommands(options: {
  readonly works: readonly OfferedWork[];
  readonly asset: Asset | undefined;
  readonly hasFiles: boolean;
  readonly onAsk: () => void;
  readonly onInspect: () => void;
  readonly onReuse: (assetId: string) => void;
  readonly onReference: () => void;
  /** The agent's run that made what is selected; absent for what was made without it. */
  readonly runId: string | undefined;
  readonly onFindRun: (runId: string) => void;
}): readonly Command[] {
  const { works, asset, hasFiles, runId } = options;
  const prompt = asset?.prompt ?? null;
  const needsFile = hasFiles ? undefined : 'Select a finished picture, clip or 3D model first.';
  const needsPrompt = prompt === null ? 'What is selected was made without words.' : undefined;
  const row = (id: string, title: string, why: string | undefined, run: () => void): Command => ({
    id: `work:${id}`,
    title,
    group: GROUP,
    why,
    run,
  });
  return [
    row('agent', 'Edit with the agent', needsFile, options.onAsk),
    ...works.map(
      ({ name, title, why, priceMillicredits, run }): Command => ({
        ...row(name, title, why, run),
        ...(priceMillicredits === undefined ? {} : { price: formatCredits(priceMillicredits) }),
      }),
    ),
    row('reference', 'Use as reference', needsFile, options.onReference),
    ...(runId === undefined ? [] : [row('chat', 'Find in chat', undefined, () => options.onFindRun(runId))]),
    ...(asset
      ? [
          row('reuse', 'Use prompt and settings again', needsPrompt, () => options.onReuse(asset.id)),
          row('prompt', 'Show the prompt', needsPrompt, options.onInspect),
          row('copy-prompt', 'Prompt', needsPrompt, () => void copyWords(prompt ?? '')),
          row('download', 'Download', undefined, () => downloadAsset(asset.id)),
        ]
      : []),
  ];
}

async function copyWords(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    announce('The prompt is in the clipboard.');
  } catch {
    announce('The browser did not let the clipboard be written. Copy the prompt from Inspect.', 'alarm');
  }
}
