/** ` - 3.2 s`: the time since a `performance.now()`, to end a line with. */
export function elapsed(fromMs: number): string {
  return ` - ${((performance.now() - fromMs) / 1000).toFixed(1)} s`;
}
