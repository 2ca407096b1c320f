import { useAddress } from '../../../shell/address.ts';
import { useNightTarget } from './night-target.ts';
import { countRightByExact } from './night-truth.ts';
import type { TrueNight } from './night-truth.ts';

/** What a system that publishes exact counts would have told of him; from the simulator's own file, shown on demand. */
export function TruthPart({ nights }: { readonly nights: readonly TrueNight[] }) {
  const { change } = useAddress();
  const { zone, isTruthShown } = useNightTarget();
  return (
    <>
      <h3>The truth, and what exact counts would have told</h3>
      <label>
        <input
          type="checkbox"
          checked={isTruthShown}
          onChange={({ target }) => change({ truth: target.checked ? 'shown' : undefined }, { isStep: false })}
        />{' '}
        Show the truth, here and beside each answer
      </label>
      {isTruthShown && <Told zone={zone.name} nights={nights} />}
    </>
  );
}

function Told({ zone, nights }: { readonly zone: string; readonly nights: readonly TrueNight[] }) {
  const his = nights.filter(({ isThere }) => isThere);
  const alone = his.filter(({ present }) => present === 1);
  return (
    <>
      <p>
        An unprotected system would have said, of {zone} at 03:00, night by night:{' '}
        <span className="exact" data-exact>
          {nights.map(({ present }) => present).join(', ')}
        </span>
      </p>
      <p>
        He was there on {his.length} of these {nights.length} nights, and on {alone.length} of them he was alone. A count of one
        that is right is a person: &ldquo;how old, man or woman, from which home, how long&rdquo; asked about that hour would all
        have been asked about him. Whoever takes a lone device for his is right on {countRightByExact(nights)} of {nights.length}{' '}
        nights.
      </p>
      <p className="small">
        This comes from the simulator&rsquo;s own file, apart from everything that is ingested, and is served to this machine
        alone. No question to the graph reaches it.
      </p>
    </>
  );
}
