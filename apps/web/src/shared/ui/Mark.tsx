/** The mark: a square split on the diagonal, vermilion over ink. Decorative beside the name it stands for. */
export function Mark({ sizePx = 22 }: { readonly sizePx?: number }) {
  return (
    <svg
      width={sizePx}
      height={sizePx}
      viewBox="0 0 22 22"
      aria-hidden="true"
      className="shrink-0 overflow-hidden rounded-[27%]"
    >
      <path d="M0 0h22L0 22z" className="fill-vermilion" />
      <path d="M22 0v22H0z" className="fill-ink" />
    </svg>
  );
}
