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
  hint?: string | null;
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
  members: { id: string; name: string; relation_label?: string | null; birth_year?: number | null }[];
}

export interface ImportReport {
  rows: number;
  created: number;
  updated: number;
  errors: { row: number; column: string; detail: string }[];
}
