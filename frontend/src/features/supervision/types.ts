import type { Action, TimelineEntry } from "@/core/types";

export interface AttentionItem {
  kind: "errand" | "rectification" | "supervision" | "problem_case";
  id: string;
  errand_id: string;
  number: string;
  title: string;
  station_name: string;
  person_name: string;
  why: string;
  since: string;
}

export interface AttentionGroup {
  key: string;
  title: string;
  advice: string;
  count: number;
  items: AttentionItem[];
}

export interface Supervision {
  id: string;
  number: string;
  kind: string;
  kind_label: string;
  state: string;
  state_label: string;
  errand_id: string;
  errand_number: string;
  item_name: string;
  station_name: string;
  reason: string;
  is_automatic: boolean;
  answer_due_at: string | null;
  is_late: boolean;
  created_at: string;
}

export interface SupervisionDetail extends Supervision {
  issued_at: string | null;
  answer: string;
  answered_at: string | null;
  timeline: TimelineEntry[];
  actions: Action[];
}

export interface ProblemCase {
  id: string;
  errand_id: string;
  errand_number: string;
  item_name: string;
  station_name: string;
  state: string;
  state_label: string;
  why: string;
  note: string;
  flagged_at: string;
  actions: Action[];
}
