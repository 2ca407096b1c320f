/** Whether a key works. */
export type KeyState = 'WORKS' | 'ENDED' | 'REVOKED';

/** The state of a key at an instant, in milliseconds since 1970. */
export function keyStateOf(
  { revokedAt, expiresAt }: { readonly revokedAt: string | null; readonly expiresAt: string | null },
  nowMs: number,
): KeyState {
  if (revokedAt !== null) return 'REVOKED';
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs ? 'ENDED' : 'WORKS';
}
