import { useId } from 'react';
import type { ReactNode } from 'react';
import type { SelectOption } from './select-field.tsx';
import { FieldNotes } from './text-field.tsx';

export interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly hint?: ReactNode;
  /** What is wrong with it; undefined for nothing. */
  readonly problem?: string | undefined;
}

/** One of a few in a form, with what is meant and what is wrong with it. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, value, options, onChange, hint, problem } = props;
  const id = useId();
  const about = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={about === '' ? undefined : about}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}
