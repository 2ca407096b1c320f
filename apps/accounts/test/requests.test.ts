import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAuditEntries, verifyAuditLog } from '../src/data/audit-log.ts';
import type { Asker } from '../src/data/asker.ts';
import { claimJob, failJob, finishJob } from '../src/data/exports/job-queue.ts';
import { expireExports } from '../src/data/exports/expire-exports.ts';
import { listExports } from '../src/data/exports/job.ts';
import { removeMember } from '../src/data/member.ts';
import { getDataRequest, listDataRequests } from '../src/data/requests/data-request.ts';
import { createDataRequest, editDataRequest } from '../src/data/requests/draft.ts';
import { listNextActs } from '../src/data/requests/next-acts.ts';
import { listRegister } from '../src/data/requests/register.ts';
import { getAct, HUMAN_ACTS, REQUEST_ACTS, REQUEST_STATES } from '../src/data/requests/request-state.ts';
import type { RequestAct, RequestState } from '../src/data/requests/request-state.ts';
import { expireRequests, takeStep } from '../src/data/requests/request-steps.ts';
import type { StepInput } from '../src/data/requests/request-steps.ts';
import type { OpenStore } from '../src/data/store.ts';
import { cast, castOfRequests, sampleQuestion, satisfied, wholeRequest } from './fixtures/askers.ts';
import { openFresh, pglite, postgres } from './fixtures/engines.ts';

const dayMs = 86_400_000;
const acts = Object.keys(REQUEST_ACTS) as readonly RequestAct[];
const artefact = { bytes: 10, sha256: 'a'.repeat(64), rows: 3, edition: 'e1' };
const answerable = {
  outcome: 'ANSWERABLE',
  problem: null,
  edition: 'e1',
  tally: { published: 8, belowMinimum: 2, imprecise: 0, notCovered: 0 },
  suggestions: [{ advice: 'Ask by WEEK.', tally: { published: 9, belowMinimum: 1, imprecise: 0, notCovered: 0 } }],
} as const;

describe.each([pglite, postgres])('data requests on $name', (engine) => {
  describe.skipIf(engine.skipReason !== undefined)('from draft to release', () => {
    let store: OpenStore;
    let now = new Date('2026-11-02T09:00:00.000Z');
    let requester: Asker;
    let reviewer: Asker;
    let checker: Asker;

    beforeAll(async () => {
      store = await openFresh(engine, () => now);
      ({ requester, reviewer, checker } = await castOfRequests(store));
    });
    afterAll(() => store.close());

    const step = (asker: Asker, act: RequestAct, input: StepInput) => takeStep(store, asker, { act, ...input });

    /** Works off everything in the queue as the worker would. */
    async function work(isSound = true): Promise<void> {
      for (let job = await claimJob(store); job !== undefined; job = await claimJob(store)) {
        if (!isSound) await failJob(store, job, { code: 'DATA_NOT_AVAILABLE', message: 'no release' });
        else await finishJob(store, job, job.kind === 'REQUEST_CHECK' ? answerable : artefact);
      }
    }

    /** A request brought to a state by its proper way. */
    async function bringTo(state: RequestState): Promise<string> {
      const { id } = await createDataRequest(store, requester, wholeRequest);
      await work();
      const ways: Partial<Record<RequestState, readonly (() => Promise<unknown>)[]>> = {
        SUBMITTED: [() => step(requester, 'SUBMIT', { id })],
        IN_REVIEW: [() => step(reviewer, 'TAKE', { id })],
        APPROVED: [() => step(reviewer, 'APPROVE', { id, findings: satisfied, conditions: ['Cite the source.'] })],
        PRODUCING: [() => step(requester, 'ACCEPT', { id })],
        OUTPUT_CHECK: [() => work()],
        RELEASED: [() => step(checker, 'RELEASE', { id })],
      };
      if (state === 'WITHDRAWN') await step(requester, 'WITHDRAW', { id, note: 'no longer needed' });
      const path = ['SUBMITTED', 'IN_REVIEW', 'APPROVED', 'PRODUCING', 'OUTPUT_CHECK', 'RELEASED'] as const;
      const last = { RETURNED_FOR_CHANGES: 1, REJECTED: 1, EXPIRED: 5, DRAFT: -1, WITHDRAWN: -1 } as const;
      const end = state in last ? last[state as keyof typeof last] : path.findIndex((each) => each === state);
      for (const each of path.slice(0, end + 1)) for (const act of ways[each] ?? []) await act();
      if (state === 'RETURNED_FOR_CHANGES') await step(reviewer, 'RETURN', { id, note: 'Say why hours.' });
      if (state === 'REJECTED') await step(reviewer, 'REJECT', { id, note: 'Not lawful.', findings: satisfied });
      if (state === 'EXPIRED') {
        const { expires_at } = await store.db
          .selectFrom('data_request')
          .select('expires_at')
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        const before = now;
        now = expires_at ?? now;
        await expireRequests(store);
        now = before;
      }
      expect(await getDataRequest(store, reviewer, id).catch(() => getDataRequest(store, requester, id))).toHaveProperty(
        'state',
        state,
      );
      return id;
    }

    test('the database knows the same steps as the service', async () => {
      const kept = await store.db.selectFrom('request_transition').selectAll().execute();
      const own = acts.flatMap((act) => getAct(act).from.map((from) => `${from} ${getAct(act).to}`));
      expect(kept.map(({ from_state, to_state }) => `${from_state} ${to_state}`).toSorted()).toEqual(
        [...new Set(own)].toSorted(),
      );
    });

    test('goes its whole way, and the output is there only at its end', async () => {
      const { id } = await createDataRequest(store, requester, wholeRequest);
      await work();
      const draft = await getDataRequest(store, requester, id);
      expect(draft.check).toMatchObject({ ...answerable, alreadyOpen: [] });
      await step(requester, 'SUBMIT', { id });
      await step(reviewer, 'TAKE', { id });
      await step(reviewer, 'RETURN', { id, note: 'Why daily?' });
      const edited = await editDataRequest(store, requester, { id, changes: { justifications: { grain: 'Weekdays differ.' } } });
      expect(edited.fields.justifications).toEqual({ ...wholeRequest.justifications, grain: 'Weekdays differ.' });
      expect(edited.check).toBeNull();
      await step(requester, 'SUBMIT', { id });
      await step(checker, 'TAKE', { id });
      const approved = await step(reviewer, 'APPROVE', { id, findings: satisfied, conditions: ['Cite the source.'] });
      expect(approved).toMatchObject({ state: 'APPROVED', conditions: ['Cite the source.'], findings: satisfied });
      await step(requester, 'ACCEPT', { id });
      await work();
      expect(await listExports(store, requester)).toEqual([]);
      const released = await step(checker, 'RELEASE', { id });
      expect(released.history.map(({ to }) => to)).toEqual([
        'DRAFT',
        'SUBMITTED',
        'IN_REVIEW',
        'RETURNED_FOR_CHANGES',
        'SUBMITTED',
        'IN_REVIEW',
        'APPROVED',
        'PRODUCING',
        'OUTPUT_CHECK',
        'RELEASED',
      ]);
      expect(await listExports(store, requester)).toMatchObject([{ id: released.outputJob, state: 'DONE', artefact }]);
      expect(await listExports(store, reviewer)).toEqual([]);
      const narrower = { ...wholeRequest, question: { ...sampleQuestion, window: { from: '2026-10-06', to: '2026-10-08' } } };
      const again = await createDataRequest(store, requester, narrower);
      await work();
      expect((await getDataRequest(store, requester, again.id)).check).toMatchObject({ alreadyOpen: [id] });
    });

    test('every act in every state: what is not a step is refused, and changes nothing', async () => {
      for (const state of REQUEST_STATES) {
        const id = await bringTo(state);
        const refused = acts.filter((act) => getAct(act).by !== 'SERVICE' && !getAct(act).from.includes(state));
        for (const act of refused) {
          const asker = getAct(act).by === 'REQUESTER' ? requester : checker;
          const attempt = step(asker, act, { id, note: 'x', findings: satisfied });
          await expect(attempt, `${act} in ${state}`).rejects.toThrow(/has no step|There is no data request/);
        }
        expect(await getDataRequest(store, requester, id)).toHaveProperty('state', state);
      }
    });

    test('the database refuses every step that there is not, whatever the code does', async () => {
      const kept = new Set(
        (await store.db.selectFrom('request_transition').selectAll().execute()).map((row) => `${row.from_state} ${row.to_state}`),
      );
      for (const from of REQUEST_STATES) {
        const id = await bringTo(from);
        for (const to of REQUEST_STATES.filter((each) => each !== from && !kept.has(`${from} ${each}`))) {
          const forged = store.db
            .updateTable('data_request')
            .set({ state: to, decided_by: reviewer.identity, checked_by: checker.identity })
            .where('id', '=', id);
          await expect(forged.execute(), `${from} to ${to}`).rejects.toThrow(/does not go from|decision .* stands/);
        }
      }
    });

    test('four eyes hold in the database itself', async () => {
      const id = await bringTo('IN_REVIEW');
      const forge = (set: Record<string, unknown>) =>
        store.db.updateTable('data_request').set(set).where('id', '=', id).execute();
      const five = JSON.stringify(satisfied);
      await expect(forge({ state: 'APPROVED', five_safes: five })).rejects.toThrow('without a decision');
      await expect(forge({ state: 'APPROVED', decided_by: requester.identity })).rejects.toThrow(/own/);
      await store.db.insertInto('request_author').values({ request_id: id, identity: 'co-author' }).execute();
      await expect(forge({ state: 'APPROVED', decided_by: 'co-author' })).rejects.toThrow('approves or checks their own');
      await expect(forge({ state: 'APPROVED', five_safes: five, decided_by: 'made up' })).rejects.toThrow('only a reviewer');
      await expect(forge({ state: 'APPROVED', decided_by: reviewer.identity })).rejects.toThrow('with its findings');
      await expect(forge({ checked_by: checker.identity })).rejects.toThrow('checked when it is there');
      await forge({ state: 'APPROVED', five_safes: five, decided_by: reviewer.identity });
      await expect(forge({ decided_by: 'somebody else' })).rejects.toThrow('stands');
      await expect(forge({ conditions: '["none"]' })).rejects.toThrow('stands');
      await expect(forge({ five_safes: '[]' })).rejects.toThrow('stands');
      await expect(forge({ fields: '{}' })).rejects.toThrow('not changed while');
      await expect(forge({ licence: '{}' })).rejects.toThrow('not changed while');
      const late = store.db.insertInto('request_author').values({ request_id: id, identity: reviewer.identity });
      await expect(late.execute()).rejects.toThrow('approves or checks their own');
      const forget = sql`delete from request_author where request_id = ${id}`.execute(store.db);
      await expect(forget).rejects.toThrow('stays its author');
      await expect(sql`truncate request_author`.execute(store.db)).rejects.toThrow('is not changed');
      const shortcut = { from_state: 'IN_REVIEW', to_state: 'RELEASED' } as const;
      await expect(store.db.insertInto('request_transition').values(shortcut).execute()).rejects.toThrow('is not changed');
      await forge({ state: 'PRODUCING' });
      await forge({ state: 'OUTPUT_CHECK' });
      await expect(forge({ state: 'RELEASED' })).rejects.toThrow('unchecked');
      await expect(forge({ state: 'RELEASED', checked_by: reviewer.identity, output_job_id: null })).rejects.toThrow(
        /own|unchecked/,
      );
      await expect(forge({ state: 'REJECTED' })).rejects.toThrow('not refused unchecked');
      await expect(sql`delete from request_event`.execute(store.db)).rejects.toThrow('append-only');
      const born =
        sql`insert into data_request select 'x', organisation_id, 'APPROVED', fields, licence, null, created_by, created_at,
        'z', conditions, null, null, null, null, null, null from data_request limit 1`.execute(store.db);
      await expect(born).rejects.toThrow('begins as a draft');
    });

    test('a person who is a member of two organisations is one person, also when a membership has ended', async () => {
      const email = 'both@example.org';
      const asPlanner = (await cast(store, { organisation: 'City', kind: 'PUBLIC', email })).asker;
      const reviewing = { organisation: 'Operator', kind: 'INTERNAL', scopes: ['INSIGHTS', 'REVIEW'], email } as const;
      const asReviewer = (await cast(store, reviewing)).asker;
      expect(asReviewer.identity).not.toBe(asPlanner.identity);
      const id = await bringTo('DRAFT');
      await editDataRequest(store, asPlanner, { id, changes: { title: 'Footfall' } });
      await step(requester, 'SUBMIT', { id });
      const approve = () => step(asReviewer, 'APPROVE', { id, findings: satisfied });
      await expect(step(asReviewer, 'TAKE', { id })).rejects.toThrow('Four eyes');
      await step(reviewer, 'TAKE', { id });
      await expect(approve()).rejects.toThrow('Four eyes');
      const decision = { state: 'APPROVED', decided_by: asReviewer.identity, five_safes: JSON.stringify(satisfied) } as const;
      const forge = () => store.db.updateTable('data_request').set(decision).where('id', '=', id).execute();
      await expect(forge()).rejects.toThrow('approves or checks their own');
      await removeMember(store, asPlanner.identity, 'test');
      await expect(approve()).rejects.toThrow('Four eyes');
      await expect(forge()).rejects.toThrow('approves or checks their own');
      const rename = sql`update member set email = 'other@example.org' where id = ${asReviewer.identity}`.execute(store.db);
      await expect(rename).rejects.toThrow('same person');
      await step(reviewer, 'APPROVE', { id, findings: satisfied });
      await step(requester, 'ACCEPT', { id });
      await work();
      await expect(step(asReviewer, 'RELEASE', { id })).rejects.toThrow('Four eyes');
    });

    test('an output waits for its check as long as that takes, and goes with it or a week after its release', async () => {
      const files = { write: () => Promise.reject(new Error('nothing is written')), read: () => undefined };
      const outputOf = async (id: string) => (await getDataRequest(store, requester, id)).outputJob ?? '';
      const removedLater = async (days: number): Promise<readonly string[]> => {
        const removed: string[] = [];
        const before = now;
        now = new Date(now.getTime() + days * dayMs);
        await expireExports(store, { ...files, remove: (job) => void removed.push(job) });
        now = before;
        return removed;
      };
      const [waiting, refused] = [await bringTo('OUTPUT_CHECK'), await bringTo('OUTPUT_CHECK')];
      expect(await removedLater(20)).not.toContain(await outputOf(waiting));
      await step(checker, 'REFUSE_OUTPUT', { id: refused, note: 'One cell tells a shelter.' });
      expect(await removedLater(0)).toEqual([await outputOf(refused)]);
      await step(checker, 'RELEASE', { id: waiting });
      expect(await removedLater(6)).toEqual([]);
      expect(await removedLater(7)).toContain(await outputOf(waiting));
    });

    test('what a person is told that they may do is what they may', async () => {
      const input = { note: 'x', findings: satisfied };
      for (const state of REQUEST_STATES) {
        for (const asker of [requester, reviewer, checker]) {
          const id = await bringTo(state);
          const told = listNextActs(asker, await getDataRequest(store, requester, id));
          for (const act of HUMAN_ACTS.filter((each) => !told.includes(each))) {
            const attempt = step(asker, act, { id, ...input });
            await expect(attempt, `${act} in ${state}`).rejects.toThrow(/has no step|Four eyes|scope|There is no/);
          }
          for (const act of told) await step(asker, act, { id: await bringTo(state), ...input });
        }
      }
    });

    test('nobody reviews what they wrote or checks what they approved', async () => {
      const id = await bringTo('OUTPUT_CHECK');
      await expect(step(reviewer, 'RELEASE', { id })).rejects.toThrow('Four eyes');
      await expect(step(reviewer, 'REFUSE_OUTPUT', { id, note: 'x' })).rejects.toThrow('Four eyes');
      await expect(step(requester, 'RELEASE', { id })).rejects.toThrow('scope REVIEW');
      await step(checker, 'REFUSE_OUTPUT', { id, note: 'One cell tells a shelter.' });
      expect(await getDataRequest(store, requester, id)).toHaveProperty('state', 'REJECTED');
    });

    test('a decision needs all five findings, an approval all satisfied, a refusal a reason', async () => {
      const id = await bringTo('IN_REVIEW');
      await expect(step(reviewer, 'APPROVE', { id })).rejects.toThrow('a finding with a note for each');
      await expect(step(reviewer, 'APPROVE', { id, findings: satisfied.slice(1) })).rejects.toThrow('a finding with a note');
      const one = [
        ...satisfied.filter(({ safe }) => safe !== 'PEOPLE'),
        { safe: 'PEOPLE', verdict: 'NOT_SATISFIED', note: 'Too many.' },
      ];
      await expect(step(reviewer, 'APPROVE', { id, findings: one })).rejects.toThrow('PEOPLE not satisfied');
      await expect(step(reviewer, 'REJECT', { id, findings: one })).rejects.toThrow('needs a note');
      await expect(step(reviewer, 'RETURN', { id, note: '  ' })).rejects.toThrow('needs a note');
      expect(await step(reviewer, 'REJECT', { id, findings: one, note: 'Too many recipients.' })).toHaveProperty(
        'state',
        'REJECTED',
      );
    });

    test('a failed production gives it back, to be produced again', async () => {
      const id = await bringTo('PRODUCING');
      await work(false);
      const back = await getDataRequest(store, requester, id);
      expect(back).toMatchObject({ state: 'APPROVED' });
      expect(back.history.at(-1)).toMatchObject({ actor: 'service', note: 'no release' });
      expect(back.expiresAt).toEqual(new Date(now.getTime() + 90 * dayMs));
      await step(requester, 'ACCEPT', { id });
      await work();
      expect(await getDataRequest(store, requester, id)).toHaveProperty('state', 'OUTPUT_CHECK');
    });

    test('what is withdrawn while it is produced stays withdrawn', async () => {
      const id = await bringTo('PRODUCING');
      await step(requester, 'WITHDRAW', { id, note: 'no need' });
      await work();
      expect(await getDataRequest(store, requester, id)).toHaveProperty('state', 'WITHDRAWN');
    });

    test('a draft may be open, a submission not', async () => {
      const { id } = await createDataRequest(store, requester, {});
      await expect(step(requester, 'SUBMIT', { id })).rejects.toThrow('purpose');
      for (const missing of Object.keys(wholeRequest).filter((name) => name !== 'formats' && name !== 'question')) {
        const { [missing as 'title']: _left, ...rest } = wholeRequest;
        const made = await createDataRequest(store, requester, { ...rest, question: undefined });
        await expect(step(requester, 'SUBMIT', { id: made.id })).rejects.toThrow(new RegExp(`question|${missing}`));
      }
      await expect(createDataRequest(store, requester, { title: 'x'.repeat(201) })).rejects.toThrow('title');
      await expect(createDataRequest(store, requester, { extra: 1 })).rejects.toThrow('cannot be kept');
      const abroad = { ...sampleQuestion, market: 'paris', areas: ['paris:1'] };
      await expect(createDataRequest(store, requester, { question: abroad })).rejects.toThrow('does not cover the market');
      await expect(editDataRequest(store, requester, { id: await bringTo('SUBMITTED'), changes: {} })).rejects.toThrow(
        'not changed',
      );
    });

    test('another organisation sees nothing of it, a reviewer from its submission on', async () => {
      const other = (await cast(store, { organisation: 'Other city', kind: 'PUBLIC' })).asker;
      const shop = (await cast(store, { organisation: 'Shop', kind: 'RETAIL' })).asker;
      const id = await bringTo('DRAFT');
      for (const asker of [other, reviewer])
        await expect(getDataRequest(store, asker, id)).rejects.toThrow('There is no data request');
      await step(requester, 'SUBMIT', { id });
      expect(await getDataRequest(store, reviewer, id)).toHaveProperty('state', 'SUBMITTED');
      expect(await listDataRequests(store, other)).toEqual([]);
      for (const act of ['SUBMIT', 'ACCEPT', 'WITHDRAW'] as const) {
        await expect(step(other, act, { id, note: 'x' })).rejects.toThrow('There is no data request');
        await expect(step(reviewer, act, { id, note: 'x' })).rejects.toThrow('scope REQUESTS');
        await expect(step(shop, act, { id, note: 'x' })).rejects.toThrow('for public bodies');
      }
      await expect(editDataRequest(store, other, { id, changes: {} })).rejects.toThrow('There is no data request');
      await expect(step(requester, 'PRODUCED', { id })).rejects.toThrow('of the service alone');
    });

    test('the register has what was submitted, and nothing of drafts', async () => {
      const draft = await bringTo('DRAFT');
      const gone = await bringTo('WITHDRAWN');
      const open = await bringTo('SUBMITTED');
      const register = await listRegister(store);
      const ids = register.map(({ id }) => id);
      expect(ids).toContain(open);
      expect(ids).not.toContain(draft);
      expect(ids).not.toContain(gone);
      const { question: _question, ...shown } = wholeRequest;
      const { title, purpose, publicBenefit, legalBasis } = shown;
      expect(register.find(({ id }) => id === open)).toEqual({
        id: open,
        title,
        purpose,
        publicBenefit,
        legalBasis,
        organisation: 'City',
        state: 'SUBMITTED',
        conditions: [],
        market: 'london',
        measure: 'visitors',
        window: sampleQuestion.window,
        submittedAt: now,
      });
    });

    test('what waits too long for the requester expires, and so does an output after its retention', async () => {
      const [returned, released] = [await bringTo('RETURNED_FOR_CHANGES'), await bringTo('RELEASED')];
      now = new Date(now.getTime() + 91 * dayMs);
      await expireRequests(store);
      expect(await getDataRequest(store, requester, returned)).toHaveProperty('state', 'EXPIRED');
      expect(await getDataRequest(store, requester, released)).toHaveProperty('state', 'RELEASED');
      now = new Date(now.getTime() + 270 * dayMs);
      await expireRequests(store);
      expect(await getDataRequest(store, requester, released)).toHaveProperty('state', 'EXPIRED');
    });

    test('all of it left a whole audit log', async () => {
      expect(await verifyAuditLog(store)).toHaveProperty('isIntact', true);
      const entries = await listAuditEntries(store, { after: 0, limit: 1000 });
      expect(entries.some(({ act }) => act === 'REQUEST_MOVED')).toBe(true);
    });
  });
});
