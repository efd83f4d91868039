import type { CreateBrandKit } from '@gesso/contract';
import { Upload, X } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { Button, classNames, IconButton } from '../../shared/ui/index.ts';
import { logoAddress, type ReadLogo, readLogoFile, readLogoText } from './read-logo.ts';

type Logo = CreateBrandKit['logos'][number];

const MOST_LOGOS = 4;
const MOST_NAME_CHARACTERS = 80;

/** Logos as SVG, dropped, pasted or chosen; the first goes on designs. */
export function LogosField(props: {
  readonly logos: readonly Logo[];
  readonly error: string | undefined;
  readonly onChange: (logos: Logo[]) => void;
}) {
  const { logos } = props;
  const noteId = useId();
  const filesRef = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const isFull = logos.length >= MOST_LOGOS;

  const take = (read: readonly { readonly name: string; readonly logo: ReadLogo }[]) => {
    setRefusal(read.map(({ logo }) => (logo.ok ? '' : logo.reason)).find((reason) => reason !== ''));
    const found = read.flatMap(({ name, logo }) =>
      logo.ok ? [{ name: name.slice(0, MOST_NAME_CHARACTERS) || 'Logo', svg: logo.svg }] : [],
    );
    if (found.length > 0) props.onChange([...logos, ...found].slice(0, MOST_LOGOS));
  };
  const takeFiles = async (files: readonly File[]) =>
    take(
      await Promise.all(
        files.map(async (file) => ({ name: file.name.replace(/\.svg$/iu, ''), logo: await readLogoFile(file) })),
      ),
    );
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void takeFiles([...event.dataTransfer.files]);
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const files = [...event.clipboardData.files];
    if (files.length > 0) void takeFiles(files);
    else take([{ name: 'Logo', logo: readLogoText(event.clipboardData.getData('text/plain')) }]);
  };
  const note =
    props.error ?? refusal ?? 'SVG only. The first goes on designs, in its own colours where these can be seen.';
  return (
    <fieldset className="grid gap-2" aria-describedby={noteId}>
      <legend className="mb-1 font-medium">Logos</legend>
      {logos.length > 0 && (
        <ol className="flex flex-wrap gap-2">
          {logos.map((logo, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: logos have no ids, and are only added and taken out.
            <li key={index} className="relative grid w-32 gap-1 rounded-sm border border-line p-1.5">
              {/* Half dark, half light, as it may have to stand on either. */}
              <span className="grid h-20 place-items-center rounded-xs bg-[linear-gradient(90deg,#fff_50%,#1b1917_50%)]">
                <img src={logoAddress(logo.svg)} alt={`Logo “${logo.name}”`} className="h-14 w-24 object-contain" />
              </span>
              <span className="truncate pr-8 text-sm">{logo.name}</span>
              <IconButton
                label={`Take logo “${logo.name}” out`}
                className="absolute right-0 bottom-0"
                onClick={() => props.onChange(logos.filter((_, at) => at !== index))}
              >
                <X size={14} strokeWidth={1.5} />
              </IconButton>
            </li>
          ))}
        </ol>
      )}
      {!isFull && (
        // biome-ignore lint/a11y/noStaticElementInteractions: choosing a file is offered by the button as well.
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          onPaste={paste}
          className={classNames(
            'flex flex-wrap items-center gap-x-3 gap-y-1 rounded-sm border border-dashed p-3',
            isOver ? 'border-cobalt bg-wash' : 'border-line-strong/55',
          )}
        >
          <input
            ref={filesRef}
            type="file"
            accept=".svg,image/svg+xml"
            multiple
            hidden
            onChange={(event) => {
              void takeFiles([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <Button onClick={() => filesRef.current?.click()}>
            <Upload size={14} strokeWidth={1.5} aria-hidden="true" /> Choose an SVG
          </Button>
          <span className="text-ink-2 text-sm">or drop it here, or paste it on the button</span>
        </div>
      )}
      <p
        id={noteId}
        aria-live="polite"
        className={props.error || refusal ? 'text-alarm text-sm' : 'text-ink-2 text-sm'}
      >
        {note}
      </p>
    </fieldset>
  );
}
