/** One tab at a time, where the browser can promise it; plain http on a LAN cannot. */

export function exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { navigator } = globalThis as { navigator?: { locks?: LockManager } };
  return navigator?.locks ? (navigator.locks.request(name, work) as Promise<T>) : work();
}
