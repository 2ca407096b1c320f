import { cpus, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describePages } from './fixtures/open-page.ts';

const open = '?page=explore&from=2026-10-25';

describePages('the slider of Explore', (pages) => {
  test('the day of the clock change has 25 hours, and the two at one o clock are told apart by their offset', async () => {
    const { page, check } = await pages().open(`${open}&at=${encodeURIComponent('2026-10-25T01:00:00+01:00')}`, {
      persona: 'analyst',
    });
    await mapOf(page);
    const slider = page.getByLabel('Time');
    expect(await slider.getAttribute('max')).toBe('24');
    const first = await slider.getAttribute('aria-valuetext');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    const second = await slider.getAttribute('aria-valuetext');
    expect([first, second].map((label) => label?.match(/\d\d:00.*$/)?.[0])).toEqual(['01:00 UTC+01:00', '01:00 UTC+00:00']);
    await page.waitForFunction(() => new URLSearchParams(location.search).get('at') === '2026-10-25T01:00:00+00:00');
    await check('explore-clock-change');
    await page.close();
  });

  test('playing walks through the hours and stops where it is told to; nothing is asked for a step', async () => {
    const { page } = await pages().open(`${open}&at=${encodeURIComponent('2026-10-25T06:00:00+00:00')}`, { persona: 'analyst' });
    await mapOf(page);
    await page.waitForLoadState('networkidle');
    const asked = listenForQuestions(page);
    const slider = page.getByLabel('Time');
    const from = Number(await slider.inputValue());
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(
      (past) => document.querySelector<HTMLInputElement>('.time-slider input')?.valueAsNumber === past,
      from + 3,
    );
    await page.getByRole('button', { name: 'Pause' }).click();
    const stopped = Number(await slider.inputValue());
    const at = await slider.getAttribute('aria-valuetext');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('at')?.startsWith('2026-10-25T0') === true);
    expect(stopped).toBeGreaterThanOrEqual(from + 3);
    expect(await slider.getAttribute('aria-valuetext')).toBe(at);
    expect(asked).toEqual([]);
    await page.close();
  });

  test('a step of the slider recolours the map without asking anything; how long it takes is printed', async () => {
    const { page } = await pages().open('?page=explore&from=2026-10-10&area=hextown:h31', { persona: 'analyst' });
    await mapOf(page);
    await page.waitForLoadState('networkidle');
    const asked = listenForQuestions(page);
    const cpuBefore = await readCpuMs(page);
    const steps = await measureSteps(page, 96);
    const cpuMs = ((await readCpuMs(page)) - cpuBefore) / steps.length;
    const drawn = describe(steps.map(({ drawnMs }) => drawnMs));
    const shown = describe(steps.map(({ shownMs }) => shownMs));
    console.info(
      `slider step from the input event, ${steps.length} steps: to the map's redraw ${drawn}; to the end of the frame after it ${shown}; ` +
        `CPU of all the browser's processes, software WebGL included: ${cpuMs.toFixed(1)} ms a step; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
    );
    expect(steps).toHaveLength(96);
    expect(asked).toEqual([]);
  });
});

async function mapOf(page: Page): Promise<void> {
  await page.locator('.map-canvas[data-ready="true"]').waitFor();
}

/** The questions that a page asks from now on. */
function listenForQuestions(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/graphql') && asked.push(request.postData() ?? ''));
  return asked;
}

/** CPU time of all processes of a page's browser so far, in milliseconds: what a step costs however busy the machine is. */
async function readCpuMs(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('the browser has ended');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/** Some times in words. */
function describe(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`;
}

interface MeasuredStep {
  /** Milliseconds from the input event to the map's last draw call. */
  readonly drawnMs: number;
  /** Milliseconds from the input event to the end of the frame after that. */
  readonly shownMs: number;
}

/** How long each of some steps takes. */
function measureSteps(page: Page, count: number): Promise<readonly MeasuredStep[]> {
  return page.evaluate(async (steps) => {
    let drawnAt = 0;
    const draw = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function drawElements(...drawn) {
      drawnAt = performance.now();
      draw.apply(this, drawn);
    };
    const slider = document.querySelector<HTMLInputElement>('.time-slider input');
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    if (slider === null || setValue === undefined) throw new Error('there is no slider');
    const isDrawnSince = (from: number): boolean => drawnAt > from;
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const taken: MeasuredStep[] = [];
    for (let step = 0; step < steps; step += 1) {
      await nextFrame();
      const from = performance.now();
      setValue.call(slider, String((slider.valueAsNumber + 1) % (Number(slider.max) + 1)));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      while (!isDrawnSince(from)) await nextFrame();
      const drawnMs = drawnAt - from;
      await nextFrame();
      taken.push({ drawnMs, shownMs: performance.now() - from });
    }
    return taken;
  }, count);
}
