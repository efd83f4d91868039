import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { LicenceCertificate } from '@gesso/contract';
import { certificateFacts } from './certificate-facts.ts';
import { drawCertificate } from './certificate-sheet.ts';

/** The certificate as the API answers it, carried inside the PDF so that its signature can be checked by a program. */
const ATTACHMENT_NAME = 'certificate.json';

/**
 * A certificate as one A4 page with its typefaces inside, and the signed JSON attached.
 *
 * The same certificate gives the same bytes: the document is dated by `issuedAt`, not by a clock.
 *
 * @returns A PDF 1.7 document.
 */
export async function certificatePdf(certificate: LicenceCertificate): Promise<Buffer<ArrayBuffer>> {
  // Loaded here, not at the top: pdfkit and its font engine would slow every start for a page few people ask for.
  const [{ default: PDFDocument }, sans, strong, serif] = await Promise.all([
    import('pdfkit'),
    readFont(import.meta.resolve('@fontsource/inter/files/inter-latin-400-normal.woff')),
    readFont(import.meta.resolve('@fontsource/inter/files/inter-latin-600-normal.woff')),
    readFont(import.meta.resolve('@fontsource/instrument-serif/files/instrument-serif-latin-400-normal.woff')),
  ]);
  const issuedAt = new Date(certificate.issuedAt);
  const document = new PDFDocument({
    size: 'A4',
    // The sheet places every line itself; a margin would only make pdfkit begin a second page.
    margin: 0,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    // None to begin with: pdfkit would begin with Helvetica and name it in the file without putting it inside.
    font: '',
    info: {
      Title: 'Licence certificate',
      Author: 'Gesso',
      Subject: `Asset ${certificate.assetId}, SHA-256 ${certificate.sha256}`,
      CreationDate: issuedAt,
      ModDate: issuedAt,
    },
  });
  document.registerFont('sans', sans).registerFont('strong', strong).registerFont('serif', serif);
  document.file(Buffer.from(JSON.stringify(certificate, null, 2)), {
    name: ATTACHMENT_NAME,
    type: 'application/json',
    description: 'The signed certificate',
    creationDate: issuedAt,
    modifiedDate: issuedAt,
  });
  drawCertificate(document, certificateFacts(certificate));
  document.end();
  return buffer(document);
}

function readFont(url: string): Promise<Buffer> {
  return readFile(fileURLToPath(url));
}
