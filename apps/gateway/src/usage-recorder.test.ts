import { expect, test } from 'vitest';
import { UsageRecorder } from './usage-recorder.ts';
import type { Usage } from './usage-recorder.ts';

const day = '2026-11-24';
const a = { client: 'a', licenceId: 'l' };
const b = { client: 'b', licenceId: 'l' };
const now = (): number => Date.parse(`${day}T23:59:59Z`);

test('adds up by client and day and sends each count once', async () => {
  const sent: (readonly Usage[])[] = [];
  const recorder = new UsageRecorder({ now, onError: fail, send: async (usage) => void sent.push(usage) });
  recorder.add(a, { requests: 1 });
  recorder.add(a, { points: 12 });
  recorder.add(b, { requests: 1 });
  await recorder.flush();
  recorder.add(a, { requests: 1, points: 3 });
  await recorder.close();
  expect(sent).toEqual([
    [
      { client: 'a', licence: 'l', day, requests: 1, points: 12 },
      { client: 'b', licence: 'l', day, requests: 1, points: 0 },
    ],
    [{ client: 'a', licence: 'l', day, requests: 1, points: 3 }],
  ]);
});

test('what could not be sent is sent again, together with what came meanwhile', async () => {
  const sent: (readonly Usage[])[] = [];
  const errors: unknown[] = [];
  let isAway = true;
  const send = async (usage: readonly Usage[]): Promise<void> => {
    if (isAway) throw new Error('away');
    sent.push(usage);
  };
  const recorder = new UsageRecorder({ now, send, onError: (error) => void errors.push(error) });
  recorder.add(a, { requests: 1, points: 5 });
  expect(await recorder.flush()).toBe(false);
  recorder.add(a, { requests: 1, points: 6 });
  isAway = false;
  await recorder.close();
  expect(sent).toEqual([[{ client: 'a', licence: 'l', day, requests: 2, points: 11 }]]);
  expect(errors).toHaveLength(1);
});

test('keeps what a person asked under two licences apart', async () => {
  const sent: (readonly Usage[])[] = [];
  const recorder = new UsageRecorder({ now, onError: fail, send: async (usage) => void sent.push(usage) });
  recorder.add(a, { points: 1 });
  recorder.add({ ...a, licenceId: 'm' }, { points: 2 });
  await recorder.close();
  expect(sent).toEqual([
    [
      { client: 'a', licence: 'l', day, requests: 0, points: 1 },
      { client: 'a', licence: 'm', day, requests: 0, points: 2 },
    ],
  ]);
});

test('says what it gives up when accounts stays away to the end', async () => {
  const given: (readonly Usage[])[] = [];
  const send = (): Promise<void> => Promise.reject(new Error('away'));
  const recorder = new UsageRecorder({ now, send, onError: (_error, unsent) => void given.push(unsent) });
  recorder.add(a, { points: 5 });
  await recorder.close();
  expect(given.at(-1)).toEqual([{ client: 'a', licence: 'l', day, requests: 0, points: 5 }]);
});

test('sends no more at once than accounts takes', async () => {
  const sizes: number[] = [];
  const recorder = new UsageRecorder({ now, onError: fail, send: async (usage) => void sizes.push(usage.length) });
  for (let index = 0; index < 10_001; index += 1) recorder.add({ client: `client-${index}`, licenceId: 'l' }, { requests: 1 });
  await recorder.close();
  expect(sizes).toEqual([10_000, 1]);
});

function fail(error: unknown): void {
  throw error;
}
