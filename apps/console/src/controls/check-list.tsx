import { useId } from 'react';
import type { ReactNode } from 'react';
import { FieldNotes } from './text-field.tsx';

export interface CheckListProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: readonly Value[];
  /** Told all that are chosen, in the order of the options. */
  readonly onChange: (chosen: readonly Value[]) => void;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  /** For many: the list keeps its height and is scrolled. */
  readonly isLong?: boolean;
}

/** Any of several. */
export function CheckList<Value extends string>(props: CheckListProps<Value>) {
  const { label, options, chosen, onChange, hint, problem, isLong = false } = props;
  const id = useId();
  const toggle = (value: Value): void => {
    const has = chosen.includes(value);
    const known = options.map((option) => option.value).filter((each) => (each === value ? !has : chosen.includes(each)));
    onChange([...chosen.filter((each) => !options.some((option) => option.value === each)), ...known]);
  };
  return (
    <fieldset className="check-list" aria-describedby={problem === undefined ? undefined : `${id}-problem`}>
      <legend className="field-name">{label}</legend>
      <div className={isLong ? 'check-options long' : 'check-options'}>
        {options.map(({ value, label: words }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              aria-invalid={problem !== undefined}
              onChange={() => toggle(value)}
            />
            {words}
          </label>
        ))}
      </div>
      <FieldNotes id={id} hint={hint} problem={problem} />
    </fieldset>
  );
}
