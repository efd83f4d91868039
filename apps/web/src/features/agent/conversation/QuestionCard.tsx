import type { Run, RunQuestion } from '@gesso/contract';
import { type FormEvent, useState } from 'react';
import { Button, classNames, ErrorNotice, INPUT_CLASS } from '../../../shared/ui/index.ts';
import { useRunActions } from '../plan/use-run-actions.ts';

/** What the agent must know before it can plan: offered answers, or words of one's own. Answered together, once. */
export function QuestionCard({ run }: { readonly run: Run }) {
  const questions = run.questions ?? [];
  const { answer } = useRunActions(run);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const isOpen = run.status === 'asking' && questions.some((question) => question.answer === undefined);
  const open = questions.filter((question) => question.answer === undefined);
  const answers = open.flatMap(({ id }) => {
    const value = given[id]?.trim();
    return value ? [{ questionId: id, value }] : [];
  });
  const isReady = answers.length === open.length && !answer.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) answer.mutate({ answers });
  };
  return (
    <form
      aria-label={questions.length === 1 ? 'A question' : 'Questions'}
      onSubmit={submit}
      className="grid gap-4 rounded-md border border-line p-3.5"
    >
      {questions.map((question) =>
        isOpen && question.answer === undefined ? (
          <OpenQuestion
            key={question.id}
            question={question}
            value={given[question.id] ?? ''}
            onChange={(value) => setGiven({ ...given, [question.id]: value })}
          />
        ) : (
          <div key={question.id} className="grid gap-0.5">
            <p className="text-ink-2">{question.text}</p>
            <p className="font-medium">{question.answer ?? 'Not answered'}</p>
          </div>
        ),
      )}
      {answer.error && <ErrorNotice error={answer.error} />}
      {isOpen && (
        <Button type="submit" className="justify-self-start" aria-disabled={!isReady}>
          {answer.isPending ? 'Answering…' : 'Answer'}
        </Button>
      )}
    </form>
  );
}

function OpenQuestion(props: {
  readonly question: RunQuestion;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { question, value, onChange } = props;
  return (
    <fieldset className="grid gap-2">
      <legend className="pb-2 font-medium">{question.text}</legend>
      {question.options.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {question.options.map((option) => (
            <button
              key={option}
              type="button"
              aria-pressed={value === option}
              onClick={() => onChange(option)}
              className={classNames(
                'min-h-8 rounded-sm border px-2.5 py-1 text-left pointer-coarse:min-h-11',
                value === option ? 'border-ink bg-ink text-paper' : 'border-line hover:bg-wash',
              )}
            >
              {option}
            </button>
          ))}
        </div>
      )}
      <input
        aria-label={`Answer in your own words: ${question.text}`}
        placeholder={question.options.length > 0 ? 'or in your own words' : 'Your answer'}
        value={question.options.includes(value) ? '' : value}
        maxLength={2000}
        onChange={(event) => onChange(event.target.value)}
        className={INPUT_CLASS}
      />
    </fieldset>
  );
}
