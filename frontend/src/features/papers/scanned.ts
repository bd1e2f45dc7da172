import type { RouteLocationRaw } from "vue-router";

const ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const PAGES: [RegExp, string][] = [
  [new RegExp(`/errands/(${ID})`, "i"), "errand"],
  [new RegExp(`/stations/(${ID})`, "i"), "station"],
];

/** Where a code of ours leads; null for what is none. */
export function leadsTo(scanned: string): RouteLocationRaw | null {
  for (const [pattern, name] of PAGES) {
    const id = pattern.exec(scanned)?.[1];
    if (id) return { name, params: { id: id.toLowerCase() } };
  }
  return null;
}
