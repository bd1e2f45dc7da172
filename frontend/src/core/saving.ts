/** A file from the server, behind the bearer, saved on this phone. */

import { getBlob } from "./http";

export async function saveFrom(path: string, name: string): Promise<void> {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await getBlob(path));
  link.download = name;
  link.click();
  // Some browsers begin to read only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
