/** Distances travel in metres and are read in kilometres. */

import type { Saving } from "./types";

export function kilometres(metres: number): string {
  return `${(metres / 1000).toFixed(metres % 1000 === 0 ? 0 : 1)} 公里`;
}

export function metresOf(value: unknown): number | undefined {
  const amount = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(amount) && amount > 0 ? Math.round(amount * 1000) : undefined;
}

/** The figure with its numerator and denominator, or why there is none. */
export function told(saving: Saving): string {
  const basis = `办成 ${saving.done} 件，其中 ${saving.counted} 件知道路程`;
  if (saving.saved_metres === null || saving.metres_made === null) return `${basis}；没有量过的不算公里`;
  const sum = `单独跑 ${kilometres(saving.single_metres)} − 这样跑 ${kilometres(saving.metres_made)}`;
  const kept = saving.saved_metres >= 0 ? `少跑 ${kilometres(saving.saved_metres)}` : `多绕 ${kilometres(-saving.saved_metres)}`;
  return `${kept}（${sum}；${basis}）`;
}
