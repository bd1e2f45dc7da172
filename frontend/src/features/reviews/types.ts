import type { Action, Named, StoredFile, TimelineEntry } from "@/core/types";

export interface Rectification {
  id: string;
  errand_id: string;
  errand_number: string;
  item_name: string;
  station_name: string;
  state: string;
  state_label: string;
  agent: Named;
  handler: Named | null;
  contact_due_at: string;
  fix_due_at: string;
  late: string;
  created_at: string;
}

export interface RectificationDetail extends Rectification {
  score: number | null;
  reasons: string[] | null;
  comment: string | null;
  contacted_at: string | null;
  fixed_at: string | null;
  remedy: string;
  second_until: string | null;
  second_score: number | null;
  second_comment: string | null;
  appeal: string;
  exclusion_reason: string;
  timeline: TimelineEntry[];
  files: StoredFile[];
  actions: Action[];
}
