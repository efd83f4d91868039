export { ClipboardDesk, type ClipboardOptions } from './clipboard-desk.ts';
