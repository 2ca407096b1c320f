import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Refused } from '../answers/answered.tsx';

export interface FormProps {
  readonly label: string;
  /** Why it was not taken; shown at its end, and the first wrong field gets the focus. */
  readonly error: Error | undefined;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** What it is sent with, below what is refused. */
  readonly actions: ReactNode;
}

/** A form that the graph judges: its refusals are shown where they belong, and the focus goes there. */
export function Form({ label, error, onSubmit, children, actions }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .form-problem')?.focus();
  }, [error]);
  return (
    <form
      className="form"
      ref={form}
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {error !== undefined && (
        <div className="form-problem" tabIndex={-1}>
          <Refused error={error} heading="This was not done" />
        </div>
      )}
      <div className="form-actions">{actions}</div>
    </form>
  );
}
