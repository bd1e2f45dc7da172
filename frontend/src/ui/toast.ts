/** Short confirmations. In 长辈版 they stay until tapped. */

import { reactive } from "vue";
import { elder } from "@/core/elder";

export interface ToastLine {
  id: number;
  text: string;
  tone: "ok" | "danger" | "info";
}

const SHOWN_FOR = 4_000;
let last = 0;

export const toast = reactive({
  lines: [] as ToastLine[],
  show(text: string, tone: ToastLine["tone"] = "ok"): void {
    const id = ++last;
    toast.lines.push({ id, text, tone });
    if (!elder.value) setTimeout(() => toast.hide(id), SHOWN_FOR);
  },
  hide(id: number): void {
    toast.lines = toast.lines.filter((line) => line.id !== id);
  },
});
