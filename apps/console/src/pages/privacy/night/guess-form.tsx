import { useState } from 'react';
import { formatWeekday } from '../../../format/formats.ts';
import { useAddress } from '../../../shell/address.ts';
import { countRightByExact } from './night-truth.ts';
import type { TrueNight } from './night-truth.ts';

/** The visitor's guess of the nights, scored against the truth when asked for. The address holds it: `guess=1100...`. */
export function GuessForm({ nights }: { readonly nights: readonly TrueNight[] }) {
  const { get, change } = useAddress();
  const [isScored, setScored] = useState(false);
  const guess = nights.map((_night, index) => get('guess')?.[index] === '1');
  const toggle = (at: number): void => {
    setScored(false);
    const bits = guess.map((isTicked, index) => (isTicked !== (index === at) ? '1' : '0')).join('');
    change({ guess: bits.includes('1') ? bits : undefined }, { isStep: false });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setScored(true);
      }}
    >
      <h3>Your guess</h3>
      <fieldset className="guess">
        <legend>He was there at 03:00 on</legend>
        {nights.map(({ day }, index) => (
          <label key={day}>
            <input type="checkbox" checked={guess[index] ?? false} onChange={() => toggle(index)} />
            {formatWeekday(day)}
          </label>
        ))}
      </fieldset>
      <p>
        <button type="submit" className="primary">
          Score my guess
        </button>
      </p>
      <output className="score">{isScored && <Score nights={nights} guess={guess} />}</output>
    </form>
  );
}

function Score({ nights, guess }: { readonly nights: readonly TrueNight[]; readonly guess: readonly boolean[] }) {
  const right = nights.filter(({ isThere }, index) => isThere === guess[index]).length;
  const there = nights.filter(({ isThere }) => isThere).length;
  const always = Math.max(there, nights.length - there);
  return (
    <>
      <strong data-right={right}>
        You are right on {right} of {nights.length} nights.
      </strong>{' '}
      Who says the same of every night is right on {always}, who tosses a coin on about {Math.round(nights.length / 2)}, and who
      had exact counts and took a lone device for his on {countRightByExact(nights)}.
    </>
  );
}
