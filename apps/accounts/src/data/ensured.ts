/** What was asked to be there, and whether it had to be made. */
export interface Ensured<Item> {
  readonly record: Item;
  readonly isNew: boolean;
}
