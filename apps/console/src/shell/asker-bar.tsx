import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { findPersona, keepKey } from './asker.ts';
import { useConsole } from './asker-context.ts';
import type { Demo } from './demo.ts';

/** Who asks: in the demo a choice of personas, else a key or a login. */
export function AskerBar({ onKey }: { readonly onKey: (key: string) => void }) {
  const { asker, demo, facts } = useConsole();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="asker">
      {demo !== undefined && asker?.kind !== 'SESSION' && <PersonaField demo={demo} onKey={onKey} />}
      {asker?.kind === 'SESSION' && (
        <p>
          {asker.email}, {asker.organisation} <a href="/logout">Log out</a>
        </p>
      )}
      {asker?.kind !== 'SESSION' && facts.login && (
        <a href="/login" onClick={() => keepKey(undefined)}>
          Log in
        </a>
      )}
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {asker?.kind === 'KEY' && demo === undefined ? 'Change key' : 'API key'}
      </button>
      {isOpen && (
        <KeyForm
          onKey={(key) => {
            setOpen(false);
            onKey(key);
          }}
        />
      )}
    </div>
  );
}

function PersonaField({ demo, onKey }: { readonly demo: Demo; readonly onKey: (key: string) => void }) {
  const { asker } = useConsole();
  const persona = findPersona(demo, asker);
  const change = (name: string): void => onKey(demo.personas.find((candidate) => candidate.name === name)?.key ?? '');
  return (
    <label>
      Ask as
      <select value={persona?.name ?? ''} onChange={({ target }) => change(target.value)}>
        {demo.personas.map(({ name, about }) => (
          <option key={name} value={name} title={about}>
            {wordsOf(name)}
          </option>
        ))}
        {persona === undefined && <option value="">own key</option>}
      </select>
    </label>
  );
}

function KeyForm({ onKey }: { readonly onKey: (key: string) => void }) {
  const [key, setKey] = useState('');
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    onKey(key.trim());
  };
  return (
    <form className="key-form" onSubmit={send}>
      <label>
        API key
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="pby_live_..."
          value={key}
          onChange={({ target }) => setKey(target.value)}
        />
      </label>
      <button type="submit">Use it in this tab</button>
    </form>
  );
}

/** `privacyOfficer` as people write it. */
function wordsOf(name: string): string {
  return name.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
}
