/** The pages of the work desk that need more than a tab: one line each, shown to whom the permission is given. */

import type { IconName } from "@/ui/icons";

export interface Tile {
  /** The name of the route; a tile whose page this build does not have is not shown. */
  route: string;
  label: string;
  icon: IconName;
  /** Without one, everybody who works has it. */
  permission?: string;
}

export const TILES: Tile[] = [
  { route: "attention", label: "今天要过问的", icon: "bell", permission: "errand_supervise" },
  { route: "errand-intake", label: "替人登记", icon: "plus", permission: "errand_submit_for_others" },
  { route: "people", label: "居民名册", icon: "users", permission: "resident_view" },
  { route: "people-import", label: "导入名册", icon: "upload", permission: "resident_import" },
  { route: "scan", label: "扫单据", icon: "scan", permission: "errand_handle" },
  { route: "registers", label: "四登记", icon: "list", permission: "errand_handle" },
  { route: "archive", label: "档案", icon: "document", permission: "errand_handle" },
  { route: "stations", label: "代办点", icon: "station" },
  { route: "claims-review", label: "积分审核", icon: "points", permission: "claim_check" },
  { route: "reversals", label: "积分冲正", icon: "swap", permission: "reversal_request" },
  { route: "budgets", label: "积分预算", icon: "list", permission: "budget_grant" },
  { route: "points-rules", label: "积分规则", icon: "star" },
  { route: "publications", label: "积分公示", icon: "document" },
  { route: "verification", label: "账目核验", icon: "lock", permission: "ledger_verify" },
  { route: "data-requests", label: "更正与注销", icon: "edit", permission: "data_request_decide" },
  { route: "audit", label: "审计日志", icon: "clock", permission: "audit_view" },
  { route: "ops", label: "系统体检", icon: "info", permission: "ops_manage" },
  { route: "ops-messages", label: "卡住的消息", icon: "letter", permission: "ops_manage" },
  { route: "rectifications", label: "差评整改", icon: "star", permission: "errand_handle" },
  { route: "supervisions", label: "督办单", icon: "letter", permission: "errand_handle" },
  { route: "boards", label: "公开榜", icon: "list", permission: "errand_supervise" },
  { route: "trips", label: "跑腿单", icon: "place", permission: "errand_handle" },
  { route: "custody", label: "我保管的", icon: "lock", permission: "errand_handle" },
  { route: "custody-holders", label: "谁在保管", icon: "users", permission: "errand_assign" },
  { route: "authorities", label: "委托书", icon: "document", permission: "errand_submit_for_others" },
];
