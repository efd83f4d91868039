import { Monitor, Moon, Sun } from 'lucide-react';
import { chooseTheme, type ThemeChoice, useTheme } from '../../shared/theme/theme.ts';
import { classNames } from '../../shared/ui/index.ts';

const CHOICES: readonly { readonly value: ThemeChoice; readonly label: string; readonly Icon: typeof Sun }[] = [
  { value: 'system', label: 'As the system', Icon: Monitor },
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
];

/** Light, dark, or as the system has it. */
export function ThemePicker() {
  const theme = useTheme();
  return (
    <fieldset className="flex h-9 items-center justify-between px-2.5 pointer-coarse:h-12">
      <legend className="sr-only">Theme</legend>
      <span aria-hidden="true">Theme</span>
      <div className="flex rounded-sm bg-wash p-0.5">
        {CHOICES.map(({ value, label, Icon }) => (
          <button
            key={value}
            type="button"
            title={label}
            aria-label={label}
            aria-pressed={theme === value}
            onClick={() => chooseTheme(value)}
            className={classNames(
              'grid h-7 w-8 place-items-center rounded-[6px] pointer-coarse:size-11',
              theme === value ? 'bg-paper text-ink shadow-float' : 'text-ink-2 hover:text-ink',
            )}
          >
            <Icon size={15} strokeWidth={1.5} />
          </button>
        ))}
      </div>
    </fieldset>
  );
}
