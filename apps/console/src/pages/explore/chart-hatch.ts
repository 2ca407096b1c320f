const svg = 'http://www.w3.org/2000/svg';

/** A mark that draws nothing and defines `url(#withheld)`: stripes for what is withheld, as on the map. */
export function chartHatch(): SVGElement {
  const defs = document.createElementNS(svg, 'defs');
  const pattern = document.createElementNS(svg, 'pattern');
  const line = document.createElementNS(svg, 'path');
  for (const [name, value] of Object.entries({ id: 'withheld', width: 6, height: 6, patternUnits: 'userSpaceOnUse' }))
    pattern.setAttribute(name, String(value));
  line.setAttribute('d', 'M-1,1l2,-2M0,6l6,-6M5,7l2,-2');
  line.setAttribute('stroke', 'var(--hatch)');
  pattern.append(line);
  defs.append(pattern);
  return defs;
}
