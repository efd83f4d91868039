export { VendorDesk } from './VendorDesk.tsx';
