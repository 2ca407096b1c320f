/** Pixels of a picture a CSS pixel, so that it prints. */
const pictureScale = 2;

/** The chart or map of a figure as PNG, on the page's own background. Throws where there is none or the browser refuses. */
export async function drawPng(figure: Element): Promise<Blob> {
  const source = figure.querySelector('canvas') ?? figure.querySelector('svg.plot, .plot svg');
  if (source === null) throw new Error('this figure has no picture');
  const { width, height } = source.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = width * pictureScale;
  canvas.height = height * pictureScale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the browser draws no pictures');
  context.fillStyle = getComputedStyle(figure).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source instanceof HTMLCanvasElement ? source : await loadSvg(source), 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('the picture could not be written')) : resolve(blob)));
  });
}

/** An SVG as an image, with the colour and font it has on the page. */
async function loadSvg(svg: Element): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGElement;
  const { color, fontFamily } = getComputedStyle(svg);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.style.color = color;
  copy.style.fontFamily = fontFamily;
  const image = new Image();
  const text = resolveTokens(new XMLSerializer().serializeToString(copy), getComputedStyle(svg));
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}

/** An image has no style sheet: each `var(--token)` becomes the value that it has on the page. */
function resolveTokens(svg: string, style: CSSStyleDeclaration): string {
  return svg.replaceAll(/var\((--[a-z0-9-]+)\)/g, (_use, token: string) => style.getPropertyValue(token));
}

/** Lets the browser save something as a file. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
