import { useState } from 'react';
import { OutputLinkDocument } from '@passerby/client/operations';
import type { WholeRequestFragment } from '@passerby/client/operations';
import { useAct } from '../../answers/use-act.ts';
import { asError } from '../../answers/use-answer.ts';
import { Form } from '../../controls/form.tsx';
import { saveFile } from '../../figures/picture.ts';
import { formatCount, formatInstant } from '../../format/formats.ts';
import { useConsole } from '../../shell/asker-context.ts';
import { fetchOutput } from './fetch-output.ts';
import { formatLabels } from './request-words.ts';

export interface OutputDownloadProps {
  readonly output: NonNullable<WholeRequestFragment['output']>;
}

/** What an output is, and its file by a link of this client's own. */
export function OutputDownload({ output }: OutputDownloadProps) {
  const { id, rows, bytes, sha256, edition, formats, expiresAt, state } = output;
  const { asker } = useConsole();
  const link = useAct(OutputLinkDocument);
  const [failure, setFailure] = useState<Error>();
  const [said, setSaid] = useState('');
  const download = async (): Promise<void> => {
    setFailure(undefined);
    setSaid('');
    const made = await link.run({ id });
    if (made === undefined) return;
    try {
      saveFile('passerby-output.zip', await fetchOutput(made.createExportLink.url, asker));
      setSaid('Saved as passerby-output.zip');
    } catch (error) {
      setFailure(asError(error));
    }
  };
  if (state === 'EXPIRED') return <p>Its file was kept for a week and is removed.</p>;
  return (
    <Form
      label="Fetch the output"
      error={link.error ?? failure}
      onSubmit={() => void download()}
      actions={
        <>
          <button type="submit" className="primary" disabled={link.isActing}>
            Download the output
          </button>
          <output>{said}</output>
        </>
      }
    >
      <p>
        {formatCount(rows ?? 0)} rows of edition {edition} as {formats.map((format) => formatLabels[format]).join(', ')};{' '}
        {formatCount((bytes ?? 0) / bytesPerKilobyte)} kB with README and manifest
        {expiresAt !== null && `, kept until ${formatInstant(expiresAt)}`}. Each download is in the audit log.
      </p>
      <p className="hint">
        SHA-256 of the zip: <code>{sha256}</code>
      </p>
    </Form>
  );
}

const bytesPerKilobyte = 1000;
