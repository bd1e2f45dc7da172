/** How the rule set is shown: grouped by class, worth in words, and the region whose rules a person reads. */

import { signed } from "@/core/format";
import type { Me, PointsRule } from "@/core/types";

/** A resident lives in a grid, but rules and publications are the village's. */
export const homeRegion = (me: Me | null): string | undefined =>
  (me?.grants.find(({ role }) => role === "resident") ?? me?.grants[0])?.region_id;

export function groupRules(rules: PointsRule[]): { name: string; rules: PointsRule[] }[] {
  const groups = new Map<string, PointsRule[]>();
  for (const rule of rules) groups.set(rule.class, [...(groups.get(rule.class) ?? []), rule]);
  return [...groups].map(([name, members]) => ({ name, rules: members }));
}

/** What a rule is worth, the way it is said: +2 分, +5 到 50 分, 每 2 次 +1 分, × 140%. */
export function worth(rule: PointsRule): string {
  if (rule.percent !== null) return `× ${rule.percent}%`;
  const points = rule.most_points === null ? signed(rule.points) : `${signed(rule.points)} 到 ${rule.most_points}`;
  return `${rule.per > 1 ? `每 ${rule.per} 次 ` : ""}${points} 分`;
}
