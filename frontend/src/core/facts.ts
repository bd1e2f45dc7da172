/** What the server says about itself: county, help phone, demo or not. Remembered for offline starts. */

import { ref } from "vue";
import { get } from "./http";
import type { AppFacts } from "./types";

const KEY = "linban.facts";

export const facts = ref<AppFacts | null>(remembered());

export async function loadFacts(): Promise<void> {
  try {
    facts.value = await get<AppFacts>("/app");
    localStorage.setItem(KEY, JSON.stringify({ ...facts.value, people: null }));
  } catch {
    // Without the network the remembered facts have to do.
  }
}

function remembered(): AppFacts | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as AppFacts | null;
  } catch {
    return null;
  }
}
