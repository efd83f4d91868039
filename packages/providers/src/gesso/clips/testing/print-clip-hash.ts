import { createHash } from 'node:crypto';
import { registerFonts } from '../../register-fonts.ts';
import type { ClipOrder } from '../clip-film.ts';
import { drawClip } from '../draw-clip.ts';

// Draws the clip given as JSON in the first argument and prints the SHA-256 of file and poster, as a process of its own.
registerFonts();
const order: ClipOrder = JSON.parse(process.argv[2] ?? '');
const { bytes, poster } = await drawClip(order, { report: () => undefined, signal: new AbortController().signal });
const hashes = [bytes, poster ?? new Uint8Array()].map((file) => createHash('sha256').update(file).digest('hex'));
process.stdout.write(JSON.stringify(hashes));
