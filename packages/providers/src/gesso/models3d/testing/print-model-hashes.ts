import { createHash } from 'node:crypto';
import { registerFonts } from '../../register-fonts.ts';
import { makeModel } from '../make-model.ts';

// Makes the orders given as JSON in the first argument and prints the SHA-256 of each file and poster, as a process of its own.
registerFonts();
const hashOf = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
const hashes: string[] = [];
for (const order of JSON.parse(process.argv[2] ?? '[]')) {
  const { bytes, poster } = await makeModel(order);
  hashes.push(hashOf(bytes), hashOf(poster));
}
process.stdout.write(JSON.stringify(hashes));
