import { useEffect, useRef, useState } from 'react';

/** A secret at the one moment that it is shown. */
export interface NewSecret {
  readonly secret: string;
  /** Of the key. */
  readonly name: string;
  /** What happens to the key that it replaces; undefined for a new one. */
  readonly replaces?: string;
}

export interface SecretNoteProps {
  readonly made: NewSecret;
  readonly onClose: () => void;
}

/** The secret of a new key, to be copied now: it cannot be shown again. */
export function SecretNote({ made: { secret, name, replaces }, onClose }: SecretNoteProps) {
  const note = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => note.current?.focus(), []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      setSaid('Copied');
    } catch {
      setSaid('The browser did not copy it: mark it and copy it yourself');
    }
  };
  return (
    <section className="card secret" aria-label="The new key" tabIndex={-1} ref={note}>
      <h2>The key {name} is made</h2>
      <p>
        <strong>This is shown once.</strong> Keep it where you keep passwords: whoever has it asks as {name}, and nobody can show
        it to you again.
      </p>
      {replaces !== undefined && <p>{replaces}</p>}
      <p>
        <code className="secret-text">{secret}</code>
      </p>
      <div className="form-actions">
        <button type="button" className="primary" onClick={() => void copy()}>
          Copy the key
        </button>
        <button type="button" onClick={onClose}>
          I have kept it
        </button>
        <output>{said}</output>
      </div>
    </section>
  );
}
