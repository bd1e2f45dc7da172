export interface Resident {
  id: string;
  name: string;
  phone_masked: string | null;
  id_number_masked: string | null;
  region_id: string;
  region_name: string;
  household_id: string | null;
  address: string | null;
  birth_year: number | null;
  hint: string;
}

export interface ResidentDraft {
  name: string;
  region_id: string;
  phone?: string;
  id_number?: string;
  address?: string;
}

export interface Household {
  id: string;
  name: string;
  region_id: string;
  region_name: string;
  address: string;
  members: { id: string; name: string; relation_label?: string | null; birth_year?: number | null; is_head?: boolean }[];
}

export interface ImportReport {
  rows: number;
  created: number;
  updated: number;
  errors: { row: number; column: string; detail: string }[];
}

export interface FamilyLink {
  id: string;
  relative_id: string;
  relative_name: string;
  relation: string;
  is_confirmed: boolean;
}
