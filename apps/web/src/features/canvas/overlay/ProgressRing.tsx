const RADIUS = 14;
const LENGTH = 2 * Math.PI * RADIUS;
/** Shown while nobody knows how far the work is: a quarter that turns. */
const UNKNOWN_SHARE = 0.25;

/** A ring that fills with the work, or turns while its share is unknown. */
export function ProgressRing({ progress }: { readonly progress: number | undefined }) {
  const share = progress ?? UNKNOWN_SHARE;
  return (
    <svg
      viewBox="0 0 36 36"
      width="36"
      height="36"
      aria-hidden="true"
      className={progress === undefined ? 'animate-turn' : undefined}
    >
      <circle cx="18" cy="18" r={RADIUS} fill="none" strokeWidth="4" stroke="var(--color-line-strong)" opacity="0.45" />
      <circle
        cx="18"
        cy="18"
        r={RADIUS}
        fill="none"
        strokeWidth="4"
        stroke="var(--color-vermilion)"
        strokeDasharray={`${LENGTH * share} ${LENGTH}`}
        transform="rotate(-90 18 18)"
        style={{ transition: 'stroke-dasharray 180ms var(--ease-out)' }}
      />
    </svg>
  );
}
