import { claimOnce } from './claim-once.ts';

const mintKey = Symbol('passerby.mint');
const genuine = new WeakSet<object>();
// Bound at load, so that a later change of WeakSet.prototype changes nothing.
const remember = genuine.add.bind(genuine);
const isRemembered = genuine.has.bind(genuine);
// Published values are rounded and immutable: equal ones are one object, which makes large answers cheap.
const internedMost = 65_536;
// Filled, because an array with gaps is looked up by hash.
const interned = Array<Published | undefined>(internedMost).fill(undefined);
let read: (value: Published) => number;
let isBranded: (value: object) => value is Published;
// Being the very object of this module's own array says what the set says, at a fraction of its price.
let isInterned: (value: Published) => boolean;

/**
 * A number that may leave the building: only the gate makes one, only {@link readPublished} reads one (privacy.md 7, L3).
 * It holds its value in a private field, is frozen, has no JSON form, and is known to a set that this module alone holds.
 * This file is not among the package's exports; `published.ts` passes on what others may have.
 */
export class Published {
  readonly #value: number;

  /** Throws TypeError for anyone who does not hold this module's key. */
  constructor(key: symbol, value: number) {
    if (key !== mintKey) throw new TypeError('A published value is made by the gate only (privacy.md 7)');
    this.#value = value;
    remember(this);
    Object.freeze(this);
  }

  static {
    read = (value) => value.#value;
    isBranded = (value): value is Published => #value in value;
    isInterned = (value) => interned[value.#value] === value;
  }

  /** Throws: a published value leaves through its scalar only. */
  toJSON(): never {
    throw new TypeError('A published value has no JSON form; serialise it with the PublishedNumber scalar (privacy.md 7)');
  }

  /** Throws, so that arithmetic and string templates do not leak it. */
  [Symbol.toPrimitive](): never {
    throw new TypeError('A published value is not a number; serialise it with the PublishedNumber scalar (privacy.md 7)');
  }
}

/** Makes a published value out of a number that passed every rule. Throws RangeError if it is not finite. */
export type Mint = (value: number) => Published;

/** Hands the mint out, once: the gate has it (privacy.md 7, L3). Throws TypeError afterwards. */
export const claimMint: () => Mint = claimOnce(
  mint,
  'The mint is taken: published values are made by the gate only (privacy.md 7)',
);

function mint(value: number): Published {
  if (!Number.isFinite(value)) throw new RangeError('A published value is a finite number');
  if (!Number.isInteger(value) || value < 0 || value >= internedMost) return new Published(mintKey, value);
  return (interned[value] ??= new Published(mintKey, value));
}

/** Whether a value was made by the gate; a cast, a clone, a proxy or a look-alike was not. */
export function isPublished(value: unknown): value is Published {
  return typeof value === 'object' && value !== null && isBranded(value) && (isInterned(value) || isRemembered(value));
}

/** The number inside a published value. Throws TypeError, without naming the value, for anything the gate did not make. */
export function readPublished(value: unknown): number {
  if (!isPublished(value)) throw new TypeError('Refused: this value did not come from the gate (privacy.md 7)');
  return read(value);
}

Object.freeze(Published.prototype);
Object.freeze(Published);
