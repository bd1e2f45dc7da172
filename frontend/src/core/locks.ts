/** One at a time: across tabs where the browser can promise it, within this tab everywhere. */

const tails = new Map<string, Promise<unknown>>();

export function exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { navigator } = globalThis as { navigator?: { locks?: LockManager } };
  if (navigator?.locks) return navigator.locks.request(name, work) as Promise<T>;
  // Plain http on a LAN has no Web Locks; two tabs may then race, and the Idempotency-Key settles it.
  const mine = (tails.get(name) ?? Promise.resolve()).then(work, work);
  tails.set(name, mine);
  return mine;
}
