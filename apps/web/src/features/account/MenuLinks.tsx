import { Link } from '@tanstack/react-router';
import { ChartNoAxesColumn, CreditCard, KeyRound, Settings2, ShieldCheck } from 'lucide-react';
import { ROW_CLASS, ROW_ICON } from './menu-row.ts';

/** The pages of the account; the operator's among them for the operator. */
export function MenuLinks({ isOperator }: { readonly isOperator: boolean }) {
  return (
    <>
      <Link to="/account/subscription" className={ROW_CLASS}>
        <CreditCard {...ROW_ICON} /> Manage subscription
      </Link>
      <Link to="/account/usage" className={ROW_CLASS}>
        <ChartNoAxesColumn {...ROW_ICON} /> Usage
      </Link>
      <Link to="/account/caps" className={ROW_CLASS}>
        <ShieldCheck {...ROW_ICON} /> Caps
      </Link>
      <Link to="/account/keys" className={ROW_CLASS}>
        <KeyRound {...ROW_ICON} /> API keys
      </Link>
      {isOperator && (
        <Link to="/setup" className={ROW_CLASS}>
          <Settings2 {...ROW_ICON} /> Setup
        </Link>
      )}
    </>
  );
}
