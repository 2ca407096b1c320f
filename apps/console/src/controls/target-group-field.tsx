import { ageBandLabels, genderLabels } from '../format/labels.ts';
import { chosenAges, chosenGenders, describeTargetGroup } from './target-group.ts';
import type { TargetGroup } from './target-group.ts';

export interface TargetGroupFieldProps {
  readonly value: TargetGroup;
  readonly onChange: (group: TargetGroup) => void;
}

/** A target group: any ages, any gender. Nothing chosen is everyone, those of unknown age too. */
export function TargetGroupField({ value, onChange }: TargetGroupFieldProps) {
  const { ageBands, genders } = value;
  return (
    <details className="field group-field">
      <summary>
        <span>Target group</span>
        <span className="group-value">{describeTargetGroup(value)}</span>
      </summary>
      <div className="group-choice">
        <fieldset>
          <legend>Age</legend>
          {chosenAges.map((band) => (
            <label key={band}>
              <input
                type="checkbox"
                checked={ageBands.includes(band)}
                onChange={() => onChange({ genders, ageBands: toggle(chosenAges, ageBands, band) })}
              />
              {ageBandLabels[band]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Gender</legend>
          {chosenGenders.map((gender) => (
            <label key={gender}>
              <input
                type="checkbox"
                checked={genders.includes(gender)}
                onChange={() => onChange({ ageBands, genders: toggle(chosenGenders, genders, gender) })}
              />
              {genderLabels[gender]}
            </label>
          ))}
        </fieldset>
      </div>
    </details>
  );
}

/** The chosen ones with one more or one less, in the order of all. */
function toggle<Name>(all: readonly Name[], chosen: readonly Name[], name: Name): readonly Name[] {
  return all.filter((each) => (each === name ? !chosen.includes(each) : chosen.includes(each)));
}
