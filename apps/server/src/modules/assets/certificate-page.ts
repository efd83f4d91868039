import type { LicenceCertificate } from '@gesso/contract';

/**
 * A certificate as a page that can be printed: no script, no address outside, every text escaped.
 *
 * @returns A whole HTML document in English.
 */
export function certificateHtml(certificate: LicenceCertificate): string {
  const { licence } = certificate;
  const rows: readonly (readonly [string, string])[] = [
    ['Commercial use', licence.commercialUse ? 'Allowed' : 'Not allowed'],
    ['Why', licence.basis],
    ['Model', certificate.model ?? 'Uploaded file'],
    ['Vendor’s name of the model', certificate.vendorModel ?? '–'],
    ['Licence of the model', licence.modelLicence ? `${licence.modelLicence.id} (${licence.modelLicence.url})` : '–'],
    ['Plan when it was made', certificate.planAtCreation],
    ['Made', certificate.createdAt],
    ['File', `${certificate.mimeType}, ${certificate.sizeBytes} bytes`],
    ['SHA-256', certificate.sha256],
    ['Asset', certificate.assetId],
    ['Issued', certificate.issuedAt],
    ['Public key (Ed25519)', certificate.publicKey],
    ['Signature', certificate.signature],
  ];
  const body = rows.map(
    ([name, text]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(text)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Licence certificate</title>
</head>
<body>
<h1>Licence certificate</h1>
<table>
${body.join('\n')}
</table>
<p>Upload the file to the page that issued this certificate to check it.</p>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
