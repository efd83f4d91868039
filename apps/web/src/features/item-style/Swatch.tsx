import { classNames } from '../../shared/ui/index.ts';

/** Squares behind a colour that is seen through. */
const CHECKS = 'repeating-conic-gradient(#c9c6c0 0 25%, #ffffff 0 50%) 0 0 / 8px 8px';

/** A colour as a small disc; crossed out for none, halved where items differ. `standsIn` is seen where none is chosen. */
export function Swatch(props: {
  readonly colour: string | 'mixed' | null;
  readonly look?: 'ring' | undefined;
  readonly standsIn?: string | undefined;
}) {
  const { look } = props;
  const colour = props.colour ?? props.standsIn ?? null;
  const isNone = colour === null;
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'relative block size-5 overflow-hidden rounded-full border border-line-strong/60',
        look === 'ring' && colour !== null && 'border-0',
      )}
      style={{ background: isNone || colour === 'mixed' ? 'var(--color-paper)' : CHECKS }}
    >
      {colour === 'mixed' ? (
        <span
          className="absolute inset-0"
          style={{ background: 'linear-gradient(135deg, var(--color-ink-3) 50%, var(--color-paper) 50%)' }}
        />
      ) : isNone ? (
        <svg aria-hidden="true" viewBox="0 0 20 20" className="absolute inset-0">
          <path d="M3 17 17 3" stroke="var(--color-vermilion)" strokeWidth="1.5" />
        </svg>
      ) : (
        <span className="absolute inset-0 rounded-full" style={{ background: colour }} />
      )}
      {look === 'ring' && colour !== null && (
        <span className="absolute inset-[5px] rounded-full border border-line-strong/60 bg-paper" />
      )}
    </span>
  );
}
