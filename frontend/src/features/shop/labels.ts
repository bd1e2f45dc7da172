/** What villagers call the kinds of offers, and the picture that stands in for a missing photo. */

import type { Offer } from "@/core/types";
import type { IconName } from "@/ui/icons";

export const KINDS: { value: Offer["kind"]; label: string; icon: IconName }[] = [
  { value: "goods", label: "日用品", icon: "gift" },
  { value: "fee_deduction", label: "抵物业费", icon: "home" },
  { value: "service", label: "服务", icon: "hand" },
  { value: "discount", label: "优惠", icon: "star" },
];

export const iconOf = (kind: string): IconName => KINDS.find(({ value }) => value === kind)?.icon ?? "gift";

/** Short groups are read out and typed without mistakes: 649 468, 4826 1035. */
export function inGroups(code: string): string {
  const bare = code.replace(/\s+/g, "");
  const size = bare.length <= 6 ? 3 : 4;
  return bare.replace(new RegExp(`(.{${size}})(?=.)`, "g"), "$1 ");
}

/** Services and vouchers may never run out. */
export const isGone = (offer: Offer): boolean => offer.stock_left !== null && offer.stock_left <= 0;

/** A scanned code may carry an address in front of the pickup code itself. */
export const codeOf = (scanned: string): string => scanned.split(/[:/=]/).pop()!.replace(/\s+/g, "");
