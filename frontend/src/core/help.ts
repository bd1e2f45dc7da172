/** The number of a person who helps: the county's line, or else the nearest 代办点 this phone has seen. */

import { computed, ref } from "vue";
import { facts } from "./facts";

const KEY = "linban.near-phone";
const near = ref(localStorage.getItem(KEY) ?? "");

export const helpPhone = computed(() => facts.value?.help_phone || near.value);

export function rememberNearPhone(phone: string | null | undefined): void {
  if (!phone || phone === near.value) return;
  near.value = phone;
  localStorage.setItem(KEY, phone);
}
