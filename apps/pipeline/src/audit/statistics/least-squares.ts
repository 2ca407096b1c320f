/** Below it a pivot is what rounding left of zero. */
const pivotLeast = 1e-9;

/**
 * Least squares of many right-hand sides over one 0/1 design: each row of `design` lists the unknowns that a question adds
 * up, each row of `answers` holds its values, one a side. Returns the unknowns, one row each. Throws RangeError when the
 * questions do not determine them.
 */
export function solveLeastSquares(
  design: readonly (readonly number[])[],
  answers: readonly (readonly number[])[],
  unknowns: number,
): readonly (readonly number[])[] {
  const sides = answers[0]?.length ?? 0;
  const normal = Array.from({ length: unknowns }, () => new Float64Array(unknowns));
  const right = Array.from({ length: unknowns }, () => new Float64Array(sides));
  for (const [question, members] of design.entries()) {
    const values = answers[question] ?? [];
    for (const member of members) {
      const row = normal[member];
      const side = right[member];
      if (row === undefined || side === undefined) throw new RangeError(`a question adds up the unknown ${member}`);
      for (const other of members) row[other] = (row[other] ?? 0) + 1;
      for (let index = 0; index < sides; index += 1) side[index] = (side[index] ?? 0) + (values[index] ?? 0);
    }
  }
  eliminate(normal, right);
  return right.map((row) => Array.from(row));
}

/** Gauss-Jordan with the largest pivot of each column; leaves the solution in `right`. */
function eliminate(matrix: Float64Array[], right: Float64Array[]): void {
  for (let column = 0; column < matrix.length; column += 1) {
    const pivot = findPivot(matrix, column);
    swap(matrix, column, pivot);
    swap(right, column, pivot);
    const [row, side] = [matrix[column] ?? new Float64Array(), right[column] ?? new Float64Array()];
    const scale = row[column] ?? 0;
    if (Math.abs(scale) < pivotLeast) throw new RangeError('the questions do not determine every unknown');
    for (const line of [row, side]) addScaled(line, Float64Array.from(line), 1 / scale - 1);
    for (const [other, target] of matrix.entries()) {
      const factor = target[column] ?? 0;
      if (other === column || factor === 0) continue;
      addScaled(target, row, -factor);
      addScaled(right[other] ?? new Float64Array(), side, -factor);
    }
  }
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index += 1) target[index] = (target[index] ?? 0) + factor * (source[index] ?? 0);
}

function findPivot(matrix: readonly Float64Array[], column: number): number {
  let best = column;
  for (let row = column; row < matrix.length; row += 1) {
    if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[best]?.[column] ?? 0)) best = row;
  }
  return best;
}

function swap(rows: Float64Array[], one: number, other: number): void {
  const [first, second] = [rows[one], rows[other]];
  if (first !== undefined && second !== undefined) [rows[one], rows[other]] = [second, first];
}
