import { addressOf } from '../../shared/client/index.ts';
import { classNames } from '../../shared/ui/index.ts';

/** Up to three pictures; the first one large. */
const MAX_PICTURES = 3;

/** The newest pictures of a project, or the dotted board while there are none. */
export function ProjectCover({ assetIds }: { readonly assetIds: readonly string[] }) {
  const shown = assetIds.slice(0, MAX_PICTURES);
  return (
    <div
      aria-hidden="true"
      className={classNames(
        'grid aspect-[4/3] gap-1.5 overflow-hidden rounded-md border border-line bg-board p-1.5 transition-colors duration-150 group-hover:border-line-strong',
        shown.length > 1 && 'grid-cols-[2fr_1fr]',
        shown.length === 0 && 'bg-[radial-gradient(var(--color-line)_1px,transparent_1px)] bg-[length:16px_16px]',
      )}
    >
      {shown.map((id, position) => (
        <img
          key={id}
          src={addressOf('getAssetContent', { params: { id }, query: { variant: '512' } })}
          alt=""
          loading="lazy"
          className={classNames(
            'size-full min-h-0 rounded-xs object-cover',
            position === 0 && shown.length > 2 && 'row-span-2',
          )}
        />
      ))}
    </div>
  );
}
