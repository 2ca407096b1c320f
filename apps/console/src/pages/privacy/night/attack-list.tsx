import type { ReactNode } from 'react';
import { BesideAttack } from './attacks/beside-attack.tsx';
import { DaysAttack } from './attacks/days-attack.tsx';
import { HoursAttack } from './attacks/hours-attack.tsx';
import { PeopleAttack } from './attacks/people-attack.tsx';
import { RepeatAttack } from './attacks/repeat-attack.tsx';
import { SumsAttack } from './attacks/sums-attack.tsx';
import { nightHour } from './night-target.ts';

/** Something an attacker may try with questions that anybody may ask. */
export interface NightAttack {
  /** `attack` of the address. */
  readonly name: string;
  /** On its button. */
  readonly title: string;
  readonly attack: ReactNode;
}

/** The attacks, the plainest first. */
export const nightAttacks: readonly NightAttack[] = [
  { name: 'hour', title: 'Count the zone at 03:00', attack: <HoursAttack hours={[nightHour]} isByGroup={false} /> },
  {
    name: 'around',
    title: 'The hours before and after',
    attack: <HoursAttack hours={[nightHour - 1, nightHour, nightHour + 1]} isByGroup={false} />,
  },
  { name: 'group', title: 'Only his age and gender', attack: <HoursAttack hours={[nightHour]} isByGroup /> },
  { name: 'days', title: 'Visitors of the day', attack: <DaysAttack /> },
  { name: 'sums', title: 'Add up all nights', attack: <SumsAttack /> },
  { name: 'beside', title: 'Hide it in a crowd, take the crowd away', attack: <BesideAttack /> },
  { name: 'repeat', title: 'Ask 20 times', attack: <RepeatAttack /> },
  { name: 'people', title: 'Who works and lives there', attack: <PeopleAttack /> },
];
