import { useEffect, useEffectEvent, useState } from 'react';
import { useAddress } from '../../shell/address.ts';
import { findFrame } from './frames.ts';
import type { Frame } from './frames.ts';

/** The address follows the slider this long after its last step: browsers refuse an address that changes too often. */
const settleMs = 250;

/** The slider's position among the frames of an answer, which the address keeps as `at`; and how to change it. */
export function useStep(frames: readonly Frame[]): readonly [position: number, change: (position: number) => void] {
  const { get, change } = useAddress();
  const [moved, setMoved] = useState<string>();
  const settle = useEffectEvent((at: string) => {
    if (frames.some((frame) => frame.at === at)) change({ at }, { isStep: false });
    setMoved(undefined);
  });
  useEffect(() => {
    if (moved === undefined) return undefined;
    const timer = setTimeout(() => settle(moved), settleMs);
    return () => clearTimeout(timer);
  }, [moved]);
  const isMoved = moved !== undefined && frames.some((frame) => frame.at === moved);
  return [findFrame(frames, isMoved ? moved : get('at')), (position) => setMoved(frames[position]?.at)];
}
