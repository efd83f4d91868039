import { TopUp } from '../../features/top-up/index.ts';

/** `/account/top-up` */
export function TopUpPage() {
  return <TopUp />;
}
