import { CapsForm } from '../../features/caps/index.ts';

/** `/account/caps` */
export function CapsPage() {
  return (
    <div className="grid gap-6">
      <p className="max-w-[60ch] text-ink-2">
        A cap stops work before it spends. What would go over it is refused with a sentence, and nothing is charged. An
        empty field means no cap.
      </p>
      <CapsForm />
    </div>
  );
}
