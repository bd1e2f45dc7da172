/** Which tabs stand at the foot of each desk. */

import type { Desk } from "@/core/session";
import type { IconName } from "./icons";

export interface Tab {
  name: string;
  label: string;
  icon: IconName;
  /** Where this tab also stands for the pages below, when that is not its own path. */
  under?: string;
}

const ME: Tab = { name: "me", label: "我的", icon: "user" };
const POINTS: Tab = { name: "points", label: "积分", icon: "points" };
const OFFICE: Tab[] = [{ name: "home", label: "首页", icon: "home" }, { name: "desk", label: "办件", icon: "errand" }, POINTS, ME];

const TABS: Record<Desk, Tab[]> = {
  resident: [
    { name: "home", label: "首页", icon: "home" },
    { name: "errands", label: "找代办", icon: "errand" },
    { name: "shop", label: "积分超市", icon: "shop" },
    ME,
  ],
  agent: [{ name: "desk", label: "接单台", icon: "bell" }, { name: "errands", label: "办事", icon: "errand" }, POINTS, ME],
  shopkeeper: [
    { name: "counter", label: "核销", icon: "scan" },
    { name: "shop-orders", label: "订单", icon: "list" },
    { name: "offers", label: "商品", icon: "gift" },
    ME,
  ],
  officer: OFFICE,
  auditor: OFFICE,
  admin: [{ name: "home", label: "首页", icon: "home" }, { name: "people", label: "居民", icon: "users" }, POINTS, ME],
};
const ELDER: Tab[] = [{ name: "home", label: "找代办", icon: "hand", under: "/errands" }, POINTS, ME];

export function tabsFor(desk: Desk, elder: boolean): Tab[] {
  return elder && desk === "resident" ? ELDER : TABS[desk];
}
