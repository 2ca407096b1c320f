import type { LegalBasis } from '@passerby/client/operations';
import type { Problems } from '../../answers/problems.ts';
import { ChoiceField } from '../../controls/choice-field.tsx';
import { TextField } from '../../controls/text-field.tsx';
import type { Draft } from './draft.ts';
import { legalBasisLabels } from './request-words.ts';

/** One part of the form of a request. */
export interface DraftFieldsProps {
  readonly draft: Draft;
  readonly problems: Problems;
  readonly onChange: (part: Partial<Draft>) => void;
}

const basisOptions = (Object.keys(legalBasisLabels) as readonly LegalBasis[]).map((value) => ({
  value,
  label: legalBasisLabels[value],
}));

/** What the figures are for, and by what right. */
export function PurposeFields({ draft, problems, onChange }: DraftFieldsProps) {
  return (
    <fieldset className="form-part">
      <legend>What it is for</legend>
      <TextField
        label="Title"
        hint="Shown in the public register."
        value={draft.title}
        problem={problems.get('title')}
        onChange={(title) => onChange({ title })}
      />
      <TextField
        label="Purpose"
        hint="What the figures are for, and what will be decided with them."
        rows={3}
        value={draft.purpose}
        problem={problems.get('purpose')}
        onChange={(purpose) => onChange({ purpose })}
      />
      <div className="form-row">
        <ChoiceField
          label="Legal basis"
          value={draft.legalBasis}
          options={[{ value: '', label: 'not said yet' }, ...basisOptions]}
          problem={problems.get('legalBasis')}
          onChange={(legalBasis) => onChange({ legalBasis })}
        />
        <TextField
          label="Provision that it rests on"
          hint="Act and section."
          value={draft.legalReference}
          problem={problems.get('legalReference')}
          onChange={(legalReference) => onChange({ legalReference })}
        />
      </div>
      <TextField
        label="Public benefit"
        hint="What the public has of it; shown in the register."
        rows={3}
        value={draft.publicBenefit}
        problem={problems.get('publicBenefit')}
        onChange={(publicBenefit) => onChange({ publicBenefit })}
      />
    </fieldset>
  );
}
