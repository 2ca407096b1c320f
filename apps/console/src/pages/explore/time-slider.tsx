import { useEffect, useEffectEvent, useState } from 'react';

export interface TimeSliderProps {
  /** Of each position, in words. */
  readonly labels: readonly string[];
  readonly position: number;
  readonly onChange: (position: number) => void;
}

/** How long a step stays while it plays. */
const stepMs = 700;

/** A slider through the steps of an answer, which plays them one after another; it ends at the last and then begins anew. */
export function TimeSlider({ labels, position, onChange }: TimeSliderProps) {
  const [isPlaying, setPlaying] = useState(false);
  const last = labels.length - 1;
  const step = useEffectEvent(() => {
    if (position >= last) setPlaying(false);
    else onChange(position + 1);
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => step(), stepMs);
    return () => clearInterval(timer);
  }, [isPlaying]);
  const toggle = (): void => {
    if (!isPlaying && position >= last) onChange(0);
    setPlaying(!isPlaying);
  };
  const label = labels[position] ?? '';
  return (
    <div className="time-slider">
      <button type="button" onClick={toggle} disabled={last < 1}>
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Time"
        aria-valuetext={label}
        min={0}
        max={Math.max(last, 0)}
        value={position}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
      <span className="time">{label}</span>
    </div>
  );
}
