import type { Action, Named } from "@/core/types";

export type Outcome = "open" | "done" | "not_done";

/** An office; `metres` is how far it is from the station, one way, if somebody measured it. */
export interface Office {
  id: string;
  name: string;
  address: string;
  is_active: boolean;
  metres: number | null;
}

export interface Task {
  id: string;
  errand_id: string | null;
  custody_item_id: string | null;
  title: string;
  number: string;
  person: string;
  outcome: Outcome;
  reason: string;
}

export interface Saving {
  trips: number;
  done: number;
  counted: number;
  single_metres: number;
  metres_made: number | null;
  saved_metres: number | null;
}

export interface Trip {
  id: string;
  day: string;
  state: string;
  state_label: string;
  station: Named;
  agent: Named;
  carrier: Named | null;
  carrier_confirmed_at: string | null;
  carried_back_at: string | null;
  stops: { id: string; office: Office; tasks: Task[] }[];
  papers: { id: string; name: string; owner: string; where: string }[];
  saving: Saving;
  tasks: number;
  ticked: number;
  actions: Action[];
  version: number;
}

export interface Plan {
  office_id: string;
  errand_ids: string[];
}
