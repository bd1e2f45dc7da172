import type { Errand } from "@/core/types";

export type Part = Errand["parts"][number];
export type PartAction = Part["actions"][number];

export interface ErrandDraft extends Record<string, unknown> {
  service_item_id: string;
  station_id: string;
  channel: "app" | "phone" | "walk_in" | "visit";
  description?: string;
  contact_phone?: string;
  beneficiary?: { resident_id: string } | { name: string; phone?: string; address?: string };
}

export interface ErrandSummary {
  to_claim: number;
  mine_open: number;
  due_soon: number;
  overdue: number;
  escalated: number;
  to_lead?: number;
}

export interface StaffMember {
  user_id: string;
  name: string;
  role: string;
}

export interface ResidentHit {
  id: string;
  name: string;
  phone_masked: string | null;
  address: string | null;
  region_name: string;
  birth_year: number | null;
  hint: string;
}
