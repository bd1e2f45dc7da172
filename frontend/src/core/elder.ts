/** 长辈版 and letter size. index.html applies the stored size before the first paint. */

import { computed, ref } from "vue";

export const SIZES = [17, 20, 22, 26, 30] as const;
export type Size = (typeof SIZES)[number];
const KEY = "linban.size";
const STANDARD: Size = 17;
const ELDER: Size = 22;

export const size = ref<Size>(stored() ?? STANDARD);
export const elder = computed(() => size.value >= ELDER);

export function setSize(value: Size): void {
  size.value = value;
  localStorage.setItem(KEY, String(value));
  const root = document.documentElement;
  root.dataset.size = String(value);
  root.toggleAttribute("data-elder", value >= ELDER);
}

export function setElder(on: boolean): void {
  if (on !== elder.value) setSize(on ? ELDER : STANDARD);
}

/** The account remembers 长辈版 too; a choice made on this phone goes first. */
export function followAccount(on: boolean): void {
  if (stored() === null && on) setElder(true);
}

function stored(): Size | null {
  const value = Number(localStorage.getItem(KEY)) as Size;
  return SIZES.includes(value) ? value : null;
}
