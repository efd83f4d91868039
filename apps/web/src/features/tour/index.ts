export { Tour, type TourStep } from './Tour.tsx';
