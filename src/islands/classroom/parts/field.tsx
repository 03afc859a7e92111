import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';

/** Properties of {@link Field}. */
export interface FieldProps {
  label: string;
  hint?: ComponentChildren;
  /** What is wrong with what is in it. */
  problem?: string | undefined;
  /** The control, given the ids that join it to its label and hint. */
  children: (ids: { id: string; 'aria-describedby': string | undefined }) => ComponentChildren;
}

/** A labelled control with its hint and what is wrong with it. */
export default function Field({ label, hint, problem, children }: FieldProps): JSX.Element {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div class="room-field" data-wrong={problem !== undefined}>
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': hint || problem ? note : undefined })}
      {(hint || problem) && (
        <p id={note} class="room-field-note">
          {problem ?? hint}
        </p>
      )}
    </div>
  );
}
