import { badInput } from '@passerby/domain/error';
import type { MemberRole } from './tables.ts';

/** What a key may be used for; each operation names the one that it needs. */
export const SCOPES = ['INSIGHTS', 'EXPORTS', 'SITES', 'TARGET_GROUPS', 'REQUESTS', 'REVIEW', 'ADMIN'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a key is made with when nothing is said: all that a client does every day. */
export const DEFAULT_SCOPES: readonly Scope[] = ['INSIGHTS', 'EXPORTS', 'SITES', 'TARGET_GROUPS', 'REQUESTS'];

/** What a person may do, by role. */
const scopesOfRole: Readonly<Record<MemberRole, readonly Scope[]>> = {
  ADMIN: [...DEFAULT_SCOPES, 'ADMIN'],
  ANALYST: DEFAULT_SCOPES,
  REVIEWER: ['INSIGHTS', 'REVIEW'],
};

/** The scopes of a member of that role. */
export function scopesOf(role: MemberRole): readonly Scope[] {
  return scopesOfRole[role];
}

/** The scopes named, once each and in the order of {@link SCOPES}. Throws BAD_USER_INPUT on none and on a word that is none. */
export function parseScopes(words: readonly string[]): readonly Scope[] {
  const unknown = words.find((word) => !SCOPES.some((scope) => scope === word));
  if (unknown !== undefined) throw badInput(`"${unknown}" is not a scope: ${SCOPES.join(', ')}`);
  if (words.length === 0) throw badInput('A key needs at least one scope');
  return SCOPES.filter((scope) => words.includes(scope));
}
