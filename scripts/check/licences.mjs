import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than credit, or, MPL and OFL, for changes to their own files only. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MPL-2.0',
  'OFL-1.1',
  '0BSD',
  'BlueOak-1.0.0',
]);

/** @type {readonly { readonly name: RegExp, readonly licences: readonly string[], readonly reason: string }[]} */
export const EXCEPTIONS = [
  {
    name: /^@img\/sharp-(libvips-|win32-|wasm32)/,
    licences: ['LGPL-3.0-or-later', 'Apache-2.0'],
    reason: 'libvips inside sharp is a shared library of its own that anyone may replace, as the LGPL asks.',
  },
  {
    name: /^@iconify-json\/game-icons$/,
    licences: ['CC-BY-3.0'],
    reason: 'Drawings, not code; the authors are credited in README.md and in the scenes that use them.',
  },
  {
    name: /^argparse$/,
    licences: ['Python-2.0'],
    reason: 'Comes with knip, a tool of the check; nothing of it ships.',
  },
  {
    name: /^png-js$/,
    licences: ['none'],
    reason: 'Comes with pdfkit; its LICENSE file is the MIT licence, only package.json forgets to say so.',
  },
  {
    name: /^pako$/,
    licences: ['Zlib'],
    reason:
      'Comes with the writers of PSD and PPTX; a port of zlib, whose licence asks for no more than the MIT licence.',
  },
  { name: /^(isbot|robust-predicates)$/, licences: ['Unlicense'], reason: 'Given to the public domain by its author.' },
];

/**
 * Names every package of the lock file, for this system or another, whose licence nobody has agreed to.
 *
 * @param {string} root
 * @returns {readonly string[]}
 */
export function checkLicences(root) {
  /** @type {{ readonly packages: Record<string, { readonly license?: string, readonly link?: boolean }> }} */
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path.startsWith('node_modules/') && entry.link !== true)
    .map(([path, { license }]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), license }))
    .filter(({ name, license }) => !isAgreedTo(name, license ?? 'none'))
    .map(({ name, license }) => `${name} is under "${license ?? 'no licence'}", which is not on the list.`);
}

/**
 * @param {string} name
 * @param {string} expression - SPDX, such as `(MIT OR CC0-1.0)`. Of an OR one licence must be fine, of an AND all.
 * @returns {boolean}
 */
export function isAgreedTo(name, expression) {
  const exception = EXCEPTIONS.find((candidate) => candidate.name.test(name));
  const isFine = (/** @type {string} */ licence) =>
    ALLOWED.has(licence) || exception?.licences.includes(licence) === true;
  const alternatives = expression.replace(/[()]/g, '').split(' OR ');
  return alternatives.some((alternative) => alternative.split(' AND ').every((licence) => isFine(licence.trim())));
}
