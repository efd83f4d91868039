import { SHARED_ROLES, type SharedRole } from '@gesso/contract';
import { INPUT_CLASS } from '../../shared/ui/index.ts';
import { ROLE_CHOICES } from './role-words.ts';

/** The choice of what somebody may do. */
export function RoleSelect(props: {
  readonly label: string;
  readonly value: SharedRole;
  readonly disabled?: boolean;
  readonly onChange: (role: SharedRole) => void;
}) {
  return (
    <select
      aria-label={props.label}
      className={`${INPUT_CLASS} w-auto! shrink-0 pr-7`}
      value={props.value}
      disabled={props.disabled}
      onChange={(event) => {
        const role = SHARED_ROLES.find((known) => known === event.target.value);
        if (role) props.onChange(role);
      }}
    >
      {SHARED_ROLES.map((role) => (
        <option key={role} value={role}>
          {ROLE_CHOICES[role]}
        </option>
      ))}
    </select>
  );
}
