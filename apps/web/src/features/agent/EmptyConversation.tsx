/** Briefs that teach what can be asked for: one thing, one idea in several formats, a story that ends as a film. */
const EXAMPLES = [
  {
    title: 'One poster',
    brief:
      'Poster for a coffee roastery: a steaming cup on warm cream, vermilion and deep brown, flat and bold, titled "SLOW BREW", small line "Single origin, poured by hand"',
  },
  {
    title: 'A campaign',
    brief:
      'Launch campaign for a night festival in a pine forest, titled "NIGHTFALL", navy and moonlight: a poster, an Instagram post and a story',
  },
  {
    title: 'A story with film',
    brief: 'Three pictures of a sailboat from dawn to dusk, animate each, and combine the clips with calm music',
  },
] as const;

/** What stands where nothing was said yet. */
export function EmptyConversation({ onTry }: { readonly onTry: (brief: string) => void }) {
  return (
    <div className="grid min-h-0 flex-1 content-center gap-4 overflow-y-auto p-4">
      <div className="grid gap-1.5">
        <h2 className="font-serif text-title">What shall we make?</h2>
        <p className="text-ink-2">
          Say it in your own words. You see every step and the whole price first; it can cost less, never more.
        </p>
      </div>
      <ul className="grid gap-2">
        {EXAMPLES.map(({ title, brief }) => (
          <li key={title}>
            <button
              type="button"
              onClick={() => onTry(brief)}
              className="grid w-full gap-0.5 rounded-md border border-line px-3.5 py-2.5 text-left hover:bg-wash"
            >
              <span className="font-semibold">{title}</span>
              <span className="text-ink-2">{brief}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
