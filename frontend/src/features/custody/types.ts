import type { Action, Named, StoredFile } from "@/core/types";

export interface Movement {
  action: string;
  label: string;
  actor_name: string;
  at: string;
  counterpart: string;
  amount_fen: number;
  witness: string;
  note: string;
  files: StoredFile[];
}

/** A paper, a card, cash or a key that an agent keeps; money is in fen. */
export interface Thing {
  id: string;
  kind: string;
  kind_label: string;
  description: string;
  state: string;
  state_label: string;
  /** Who has it, in words. */
  where: string;
  owner: Named;
  errand: { id: string; number: string } | null;
  station: Named;
  holder: Named | null;
  received_fen: number;
  spent_fen: number;
  returned_fen: number;
  missing_fen: number;
  left_fen: number;
  taken_at: string;
  confirmed_at: string | null;
  closed_at: string | null;
  days: number;
  is_overdue: boolean;
  movements: Movement[];
  actions: Action[];
  version: number;
}

export interface Summary {
  held: number;
  held_overdue: number;
  to_receive: number;
  is_counted_today: boolean;
  mine: number;
  mine_overdue: number;
  mine_to_confirm: number;
  station_overdue: number;
  station_troubled: number;
}

export interface Holder {
  user: Named;
  things: number;
  cash_fen: number;
  overdue: number;
  troubled: number;
  oldest_at: string;
  counted_on: string | null;
  missing: number;
  is_counted_today: boolean;
}

export interface CountSheet {
  day: string;
  counted_at: string | null;
  items: Thing[];
}

export interface ThingDraft extends Record<string, unknown> {
  errand_id: string;
  kind: string;
  description: string;
  amount_fen?: number;
  witness?: string;
}
