import type { ComponentChildren, JSX } from 'preact';
import ProblemNote from '../parts/problem-note.tsx';
import type { Action } from '../parts/use-action.ts';
import '../people/people.css';

/** Properties of {@link ActionForm}. */
export interface ActionFormProps {
  action: Action<[]>;
  submit: string;
  /** The one thing that the page is for. */
  isPrimary?: boolean;
  children: ComponentChildren;
}

/** A form that stands on its page: what went wrong is told above its button. */
export default function ActionForm(props: ActionFormProps): JSX.Element {
  const { action, submit, isPrimary, children } = props;
  return (
    <form
      class="room-people-form"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run();
      }}
    >
      {children}
      <ProblemNote problem={action.problem.value} />
      <button
        type="submit"
        class="slip-button"
        data-primary={isPrimary || undefined}
        disabled={action.isRunning.value}
      >
        {submit}
      </button>
    </form>
  );
}
