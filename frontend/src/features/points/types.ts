import type { Action, Named, StoredFile, TimelineEntry } from "@/core/types";

export interface ClaimDraft extends Record<string, unknown> {
  rule_code: string;
  resident_id: string;
  quantity?: number;
  occurred_on: string;
  note?: string;
}

export interface ClaimDetail {
  id: string;
  state: string;
  state_label: string;
  rule_code: string;
  rule_title: string;
  resident: Named;
  quantity: number;
  points: number;
  occurred_on: string;
  note: string | null;
  files: StoredFile[];
  timeline: TimelineEntry[];
  objections_until: string | null;
  actions: Action[];
}

export interface Publication {
  id: string;
  claim_id: string;
  resident_name: string;
  rule_title: string;
  points: number;
  published_at: string;
  state: string;
  state_label: string;
  objections_until: string;
}

export interface Reversal {
  id: string;
  state: string;
  state_label: string;
  reason: string;
  amount: number;
  resident: Named;
  requested_by: Named;
  created_at: string;
  actions: Action[];
}

export interface Verification {
  accounts: number;
  entries: number;
  transfers: number;
  sum: number;
  lots_agree: boolean;
  seals: { count: number; broken: unknown[] };
  ok: boolean;
  first_bad: string | null;
  bad_count: number;
}

/** What a village may still award. */
export interface Budget {
  village: Named;
  available: number;
}
