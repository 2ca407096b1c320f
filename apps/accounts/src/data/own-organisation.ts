import { PasserbyError } from '@passerby/domain/error';
import { createKey, findKey, listKeys, revokeKey } from './api-key.ts';
import type { ApiKey, NewApiKey } from './api-key.ts';
import { assertScope } from './asker.ts';
import type { Asker } from './asker.ts';
import { rotateKey } from './key-rotation.ts';
import { getLicence, listLicences } from './licence.ts';
import type { LicenceRecord } from './licence.ts';
import { ensureMember, getMember, listMembers, removeMember } from './member.ts';
import type { Member } from './member.ts';
import { getOrganisation } from './organisation.ts';
import type { Scope } from './scope.ts';
import type { Store } from './store.ts';
import type { MemberRole } from './tables.ts';

export interface OwnKeyInput {
  /** Id or name of a licence of the organisation. */
  readonly licence: string;
  readonly name: string;
  readonly environment: string;
  readonly expiresAt: Date | null;
  readonly scopes: readonly Scope[] | undefined;
  /** Id or address of the member whose key it is; undefined for a machine's. */
  readonly member: string | undefined;
}

/** What an administrator does in their own organisation; each throws FORBIDDEN without the scope ADMIN, NOT_FOUND on another's. */
export interface OwnOrganisation {
  listKeys(asker: Asker): Promise<readonly ApiKey[]>;
  createKey(asker: Asker, input: OwnKeyInput): Promise<NewApiKey>;
  rotateKey(asker: Asker, rotation: { readonly id: string; readonly overlapMs: number }): Promise<NewApiKey>;
  revokeKey(asker: Asker, id: string): Promise<ApiKey>;
  listLicences(asker: Asker): Promise<readonly LicenceRecord[]>;
  listMembers(asker: Asker): Promise<readonly Member[]>;
  setMember(asker: Asker, input: { readonly email: string; readonly role: MemberRole }): Promise<Member>;
  removeMember(asker: Asker, id: string): Promise<void>;
}

/** The administration of whichever organisation the asker is of. */
export function administerOwn(store: Store): OwnOrganisation {
  const own = async (asker: Asker) => {
    assertScope(asker, 'ADMIN');
    return await getOrganisation(store, asker.organisation);
  };
  const getOwnKey = async (asker: Asker, id: string): Promise<ApiKey> => {
    assertScope(asker, 'ADMIN');
    const key = await findKey(store, asker.organisation, id);
    if (key === undefined) throw new PasserbyError('NOT_FOUND', `There is no key "${id}"`);
    return key;
  };
  return {
    listKeys: async (asker) => await listKeys(store, await own(asker)),
    async createKey(asker, { licence, member, ...input }) {
      const organisation = await own(asker);
      assertNotReviewing(input.scopes);
      const terms = await getLicence(store, organisation, licence);
      const holder = member === undefined ? undefined : await getMember(store, organisation, member);
      return await createKey(store, { ...input, licence: terms, member: holder }, asker.identity);
    },
    async rotateKey(asker, rotation) {
      assertNotReviewing((await getOwnKey(asker, rotation.id)).scopes);
      return await rotateKey(store, rotation, asker.identity);
    },
    async revokeKey(asker, id) {
      await getOwnKey(asker, id);
      return await revokeKey(store, id, asker.identity);
    },
    listLicences: async (asker) => await listLicences(store, await own(asker)),
    listMembers: async (asker) => await listMembers(store, await own(asker)),
    async setMember(asker, input) {
      const organisation = await own(asker);
      return (await ensureMember(store, { ...input, organisation }, asker.identity)).record;
    },
    async removeMember(asker, id) {
      const member = await getMember(store, await own(asker), id);
      await removeMember(store, member.id, asker.identity);
    },
  };
}

/** Whoever could make a key of a reviewer would be that reviewer, and four eyes two. Throws FORBIDDEN. */
function assertNotReviewing(scopes: readonly Scope[] | undefined): void {
  if (!scopes?.includes('REVIEW')) return;
  throw new PasserbyError(
    'FORBIDDEN',
    'A key with the scope REVIEW is made by the operator on the command line; reviewers log in',
  );
}
