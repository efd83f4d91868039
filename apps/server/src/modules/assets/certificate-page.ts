import type { LicenceCertificate } from '@gesso/contract';
import { certificateFacts } from './certificate-facts.ts';

/**
 * A certificate as a page that can be printed: no script, no address outside, every text escaped.
 *
 * @returns A whole HTML document in English.
 */
export function certificateHtml(certificate: LicenceCertificate): string {
  const facts = certificateFacts(certificate);
  const body = [...facts.making, ...facts.file, ...facts.proof].map(
    ({ name, text }) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(text)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Licence certificate</title>
</head>
<body>
<h1>Licence certificate</h1>
<h2>${escapeHtml(facts.right)}</h2>
<p>${escapeHtml(facts.basis)} ${escapeHtml(facts.limits)}</p>
<table>
${body.join('\n')}
</table>
<p>${escapeHtml(facts.checking)}</p>
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
