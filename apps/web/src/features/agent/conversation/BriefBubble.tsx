import type { Message } from '@gesso/contract';
import { useState } from 'react';
import { classNames } from '../../../shared/ui/index.ts';
import { thumbOf } from '../ReferenceThumb.tsx';

/** A brief beyond this is folded: a conversation is read, and the brief is known to who wrote it. */
const FOLDED_FROM_CHARACTERS = 600;

/** What the creator said, with what it speaks of. */
export function BriefBubble({ message }: { readonly message: Message }) {
  const { text, references } = message;
  const [isWhole, setWhole] = useState(text.length <= FOLDED_FROM_CHARACTERS);
  return (
    <div className="ml-10 grid justify-self-end rounded-md rounded-br-xs bg-wash px-3.5 py-2.5">
      <span className="sr-only">You wrote:</span>
      {references.length > 0 && (
        <ul aria-label="Made from" className="flex flex-wrap gap-1.5 pb-2">
          {references.map((assetId, index) => (
            <li key={assetId}>
              <img
                src={thumbOf(assetId)}
                alt={`Reference ${index + 1}`}
                className="size-11 rounded-[6px] border border-line bg-paper object-cover"
              />
            </li>
          ))}
        </ul>
      )}
      <p className={classNames('min-w-0 whitespace-pre-wrap wrap-anywhere', !isWhole && 'line-clamp-6')}>{text}</p>
      {text.length > FOLDED_FROM_CHARACTERS && (
        <button
          type="button"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
          className="justify-self-start rounded-xs py-1 font-medium text-ink-2 hover:text-ink pointer-coarse:min-h-11"
        >
          {isWhole ? 'Show less' : 'Show all'}
        </button>
      )}
    </div>
  );
}
