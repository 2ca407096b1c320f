/** What `/demo.json` tells the page in the demo; outside the demo the gateway has no such address. */
export interface Demo {
  /** Market id, e.g. `london`. */
  readonly market: string;
  /** A shopping street and a zone of the market, qualified: `london:oxford-street`. */
  readonly site: string;
  readonly area: string;
  /** A released week and a day in it, half open. */
  readonly week: DemoWindow;
  readonly day: DemoWindow;
  /** One API key each. */
  readonly personas: readonly DemoPersona[];
}

export interface DemoWindow {
  readonly from: string;
  readonly to: string;
}

export interface DemoPersona {
  readonly name: string;
  /** What this person may see, in a few words. */
  readonly about: string;
  readonly key: string;
}

/** The demo's facts; for a gateway that says it serves a demo. Throws where it does not answer. */
export async function readDemo(): Promise<Demo> {
  const response = await fetch('/demo.json');
  if (!response.ok) throw new Error(`/demo.json answered ${response.status}`);
  return (await response.json()) as Demo;
}
