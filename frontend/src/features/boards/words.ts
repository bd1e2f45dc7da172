import type { Figure } from "./types";

/** Nothing to count is neither nothing nor all. */
export const percentOf = (figure: Figure | undefined): string =>
  figure?.percent == null ? "没有可算的" : `${figure.percent}%`;

/** The latest months, this one first, as the server names them. */
export function months(today: Date, count: number): { value: string; label: string }[] {
  const year = today.getFullYear();
  return Array.from({ length: count }, (_, back) => {
    const first = new Date(Date.UTC(year, today.getMonth() - back, 1));
    return { value: first.toISOString().slice(0, 7), label: `${first.getUTCFullYear()} 年 ${first.getUTCMonth() + 1} 月` };
  });
}
