import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asker } from '../src/data/asker.ts';
import type { OpenStore } from '../src/data/store.ts';
import { listTargetGroups, removeTargetGroup, saveTargetGroup } from '../src/data/target-group.ts';
import { cast } from './fixtures/askers.ts';
import { openFresh, pglite, postgres } from './fixtures/engines.ts';

describe.each([pglite, postgres])('saved target groups on $name', (engine) => {
  describe.skipIf(engine.skipReason !== undefined)('of an organisation', () => {
    let store: OpenStore;
    let mine: Asker;
    let theirs: Asker;

    beforeAll(async () => {
      store = await openFresh(engine);
      mine = (await cast(store, { organisation: 'Mine', kind: 'RETAIL' })).asker;
      theirs = (await cast(store, { organisation: 'Theirs', kind: 'RETAIL' })).asker;
    });
    afterAll(() => store.close());

    test('are kept under a name, replaced and removed', async () => {
      const input = { name: ' Young women ', ageBands: ['25-34', '16-24'], genders: ['female'] } as const;
      const saved = await saveTargetGroup(store, mine, input);
      expect(saved).toMatchObject({ name: 'Young women', ageBands: ['16-24', '25-34'], genders: ['female'] });
      const replaced = await saveTargetGroup(store, mine, { name: 'Young women', ageBands: ['16-24'], genders: [] });
      expect(replaced).toEqual({ id: saved.id, name: 'Young women', ageBands: ['16-24'], genders: [] });
      expect(await listTargetGroups(store, mine.organisation)).toEqual([replaced]);
      expect(await listTargetGroups(store, theirs.organisation)).toEqual([]);
      await expect(removeTargetGroup(store, theirs, saved.id)).rejects.toThrow('There is no target group');
      await removeTargetGroup(store, mine, saved.id);
      expect(await listTargetGroups(store, mine.organisation)).toEqual([]);
    });

    test('everyone and nobody are no groups, and a scope is needed', async () => {
      await expect(saveTargetGroup(store, mine, { name: 'All', ageBands: [], genders: [] })).rejects.toThrow(
        'everyone needs no group',
      );
      const nobody = { name: 'Nobody', ageBands: ['unknown'], genders: ['female'] } as const;
      expect(await saveTargetGroup(store, mine, nobody)).toHaveProperty('name', 'Nobody');
      const narrow = (await cast(store, { organisation: 'Mine', kind: 'RETAIL', scopes: ['INSIGHTS'] })).asker;
      await expect(saveTargetGroup(store, narrow, nobody)).rejects.toThrow('scope TARGET_GROUPS');
    });
  });
});
