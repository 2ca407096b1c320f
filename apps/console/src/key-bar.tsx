import type { Demo } from './demo.ts';

export interface KeyBarProps {
  readonly demo: Demo | undefined;
  readonly value: string;
  readonly onChange: (key: string) => void;
}

/** Where the API key goes; in the demo a choice of personas, each with a key of its own. */
export function KeyBar({ demo, value, onChange }: KeyBarProps) {
  const persona = demo?.personas.find(({ key }) => key === value);
  return (
    <header className="key-bar">
      <h1>Passerby</h1>
      <p className="tagline">Who passes by, when, for how long: anonymised insights from mobile-network data</p>
      {demo && (
        <label>
          Ask as
          <select value={persona?.name ?? ''} onChange={({ target }) => onChange(keyOf(demo, target.value))}>
            {demo.personas.map(({ name, about }) => (
              <option key={name} value={name}>
                {name} ({about})
              </option>
            ))}
            {persona === undefined && <option value="">own key</option>}
          </select>
        </label>
      )}
      <label>
        API key
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder="pby_live_..."
          value={value}
          onChange={({ target }) => onChange(target.value.trim())}
        />
      </label>
    </header>
  );
}

function keyOf(demo: Demo, name: string): string {
  return demo.personas.find((persona) => persona.name === name)?.key ?? '';
}
