/** Draws lines in a box as wide as the longest of them. */
export function box(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const rows = lines.map((line) => `│ ${line.padEnd(width)} │`);
  const edge = '─'.repeat(width + 2);
  return [`╭${edge}╮`, ...rows, `╰${edge}╯`].join('\n');
}
