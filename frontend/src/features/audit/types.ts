/** One thing that somebody did, saw, or was refused. */
export interface AuditEntry {
  id: string;
  at: string;
  actor_id: string | null;
  actor_name: string;
  actor_role_label: string;
  on_behalf_of_name: string | null;
  action_label: string;
  subject_kind_label: string;
  subject_id: string | null;
  resident_id: string | null;
  resident_name: string | null;
  outcome: "done" | "refused";
  why: string;
  changes: { field: string; label: string; before: unknown; after: unknown }[];
  address: string;
  device: string;
}

/** Whether the log is as it was written; `problems` begins with the first bad row. */
export interface AuditVerification {
  ok: boolean;
  entries: number;
  sealed_entries: number;
  seals: number;
  sealed_until: string | null;
  problems: string[];
}
