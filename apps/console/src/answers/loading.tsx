/** Says that something is on its way; takes the room of a page, so that nothing jumps. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="loading">
      <output>Loading {what}</output>
    </div>
  );
}
