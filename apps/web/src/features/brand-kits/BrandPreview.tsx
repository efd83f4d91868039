import { contrast } from './colors.ts';
import { faceStyle } from './faces.ts';
import { logoAddress } from './read-logo.ts';

/** A kit as far as it can be shown. */
export type PreviewedKit = {
  readonly name: string;
  /** `#rrggbb` */
  readonly colors: readonly string[];
  readonly titleFont: string | null;
  readonly textFont: string | null;
  readonly logos: readonly { readonly name: string; readonly svg: string }[];
};

const USUAL_GROUND = '#f6f1e7';
const INKS = ['#1b1917', '#ffffff'];

/** A small card set in the brand: its first colour as the sheet, its faces, its logo. It is no design of the engine. */
export function BrandPreview({ kit }: { readonly kit: PreviewedKit }) {
  const ground = kit.colors[0] ?? USUAL_GROUND;
  const ink = [...kit.colors.slice(1), ...INKS].find((color) => contrast(color, ground) >= 4.5) ?? '#1b1917';
  const [logo] = kit.logos;
  return (
    <div
      aria-hidden="true"
      className="relative grid aspect-[4/3] content-between overflow-hidden rounded-sm p-4"
      style={{ backgroundColor: ground, color: ink }}
    >
      <p className="line-clamp-2 break-words pr-16 text-display leading-none" style={faceStyle(kit.titleFont)}>
        {kit.name.trim() || 'Name'}
      </p>
      {logo && (
        <span className="absolute top-3 right-3 grid rounded-xs bg-white p-1.5">
          <img src={logoAddress(logo.svg)} alt="" className="h-8 w-14 object-contain" />
        </span>
      )}
      <div className="flex items-end justify-between gap-3">
        <p className="text-base" style={faceStyle(kit.textFont)}>
          Made with care, every day
        </p>
        <span className="flex">
          {kit.colors.slice(1).map((color) => (
            <span
              key={color}
              className="size-5 rounded-full border border-white/30"
              style={{ backgroundColor: color }}
            />
          ))}
        </span>
      </div>
    </div>
  );
}
