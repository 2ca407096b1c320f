import type { ExportFormat } from '@passerby/client/operations';
import { CheckList } from '../../controls/check-list.tsx';
import { TextField } from '../../controls/text-field.tsx';
import type { DraftFieldsProps } from './purpose-fields.tsx';
import { formatLabels } from './request-words.ts';

const formatOptions = (Object.keys(formatLabels) as readonly ExportFormat[]).map((value) => ({
  value,
  label: formatLabels[value],
}));

/** Who gets the output, where it is kept, and for how long. */
export function HandlingFields({ draft, problems, onChange }: DraftFieldsProps) {
  return (
    <fieldset className="form-part">
      <legend>What becomes of the output</legend>
      <TextField
        label="Recipients"
        hint="Who gets to see it, one a line."
        rows={3}
        value={draft.recipients}
        problem={problems.get('recipients')}
        onChange={(recipients) => onChange({ recipients })}
      />
      <TextField
        label="Storage"
        hint="Where it is kept, and how."
        rows={2}
        value={draft.storage}
        problem={problems.get('storage')}
        onChange={(storage) => onChange({ storage })}
      />
      <TextField
        label="Onward sharing"
        hint="Whom it is passed on to; say so if nobody."
        rows={2}
        value={draft.onwardSharing}
        problem={problems.get('onwardSharing')}
        onChange={(onwardSharing) => onChange({ onwardSharing })}
      />
      <TextField
        label="Months until it is deleted"
        hint="1 to 120."
        inputMode="numeric"
        value={draft.retentionMonths}
        problem={problems.get('retentionMonths')}
        onChange={(retentionMonths) => onChange({ retentionMonths })}
      />
      <CheckList
        label="Formats"
        options={formatOptions}
        chosen={draft.formats}
        problem={problems.get('formats')}
        onChange={(formats) => onChange({ formats })}
      />
    </fieldset>
  );
}
