/** Side of the pattern in pixels. */
const side = 8;

/** Diagonal stripes in a colour, seamless, for areas whose figure is withheld. */
export function drawHatch(color: string): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the browser draws no pictures');
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  for (const shift of [-side, 0, side]) {
    context.moveTo(shift, side);
    context.lineTo(shift + side, 0);
  }
  context.stroke();
  return context.getImageData(0, 0, side, side);
}
