/**
 * A function that hands a capability out once in the life of a process and throws TypeError with `message` afterwards: the gate
 * takes it when it is loaded, so that whoever imports the file past the package's exports finds it taken, or keeps the gate
 * from loading (privacy.md 7, L3).
 */
export function claimOnce<Capability>(capability: Capability, message: string): () => Capability {
  let isClaimed = false;
  return () => {
    if (isClaimed) throw new TypeError(message);
    isClaimed = true;
    return capability;
  };
}
