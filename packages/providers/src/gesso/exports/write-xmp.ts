import { escapeXml } from '@gesso/procedural';

/** Where the pixels of a file come from, as far as it is known. */
export type DigitalSource = 'algorithmicMedia' | 'trainedAlgorithmicMedia';

/** What a file says about itself. */
export type FileStatement = {
  readonly title: string;
  /** Lines that whoever shows the work must show too. */
  readonly credits: readonly string[];
  /** Left out for pictures that people brought. */
  readonly source?: DigitalSource | undefined;
};

/**
 * The RDF of a file's XMP: source, credits, title.
 *
 * @see IPTC, Digital Source Type vocabulary; XMP specification part 1 (ISO 16684-1).
 */
export function writeRdf({ title, credits, source }: FileStatement): string {
  const parts = [
    title === '' ? '' : `<dc:title>${alternative(title)}</dc:title>`,
    credits.length === 0 ? '' : `<dc:rights>${alternative(credits.join(' '))}</dc:rights>`,
  ].join('');
  const from =
    source === undefined
      ? ''
      : ` Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${source}"`;
  return (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"' +
    ` xmlns:dc="http://purl.org/dc/elements/1.1/"${from} xmp:CreatorTool="Gesso">${parts}</rdf:Description></rdf:RDF>`
  );
}

/** The whole XMP packet. */
export function writeXmp(statement: FileStatement): string {
  return (
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>' +
    `<x:xmpmeta xmlns:x="adobe:ns:meta/">${writeRdf(statement)}</x:xmpmeta><?xpacket end="w"?>`
  );
}

function alternative(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}
