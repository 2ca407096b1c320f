import { useId } from 'react';
import type { ReactNode } from 'react';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is meant, below the field. */
  readonly hint?: ReactNode;
  /** What is wrong with it; undefined for nothing. */
  readonly problem?: string | undefined;
  readonly type?: 'text' | 'email' | 'date';
  /** Rows of a field for several lines; one line when absent. */
  readonly rows?: number;
  readonly inputMode?: 'numeric' | 'decimal';
}

/** A field for text with its label, what is meant, and what is wrong with it. */
export function TextField({ label, value, onChange, hint, problem, type = 'text', rows, inputMode }: TextFieldProps) {
  const id = useId();
  const about = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ');
  const shared = {
    id,
    value,
    inputMode,
    'aria-invalid': problem !== undefined,
    'aria-describedby': about === '' ? undefined : about,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
  };
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      {rows === undefined ? <input type={type} autoComplete="off" {...shared} /> : <textarea rows={rows} {...shared} />}
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}

export interface FieldNotesProps {
  /** Of the field that they describe; theirs are `<id>-hint` and `<id>-problem`. */
  readonly id: string;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
}

/** What a field means and what is wrong with it. */
export function FieldNotes({ id, hint, problem }: FieldNotesProps) {
  return (
    <>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </>
  );
}
