/** How the rule set is shown: grouped by class, caps in words, and the region whose rules a person reads. */

import type { Me, PointsRule } from "@/core/types";

export const homeRegion = (me: Me | null): string | undefined => me?.resident?.region_id ?? me?.grants[0]?.region_id;

export function groupRules(rules: PointsRule[]): { name: string; rules: PointsRule[] }[] {
  const groups = new Map<string, PointsRule[]>();
  for (const rule of rules) groups.set(rule.class, [...(groups.get(rule.class) ?? []), rule]);
  return [...groups].map(([name, members]) => ({ name, rules: members }));
}

export const capInWords = (cap: unknown): string => (typeof cap === "string" ? cap : "");
