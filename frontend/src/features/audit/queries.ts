/** The log of who did and saw what, for the auditor. */

import { useQuery } from "@pinia/colada";
import { get } from "@/core/http";
import { saveFrom } from "@/core/saving";
import { usePages } from "@/core/pages";
import type { AuditEntry, AuditVerification } from "./types";

export interface AuditFilter extends Record<string, string | undefined> {
  since?: string;
  until?: string;
  outcome?: string;
  action?: string;
  actor_id?: string;
  resident_id?: string;
  subject_id?: string;
}

export const useAuditEntries = (filter: () => AuditFilter) =>
  usePages<AuditEntry>(
    () => ["audit", { ...filter() }],
    "/audit/entries",
    () => ({ ...filter() }),
  );

/** What the filter shows, as a workbook; that it was taken is itself in the log. */
export function saveEntries(filter: AuditFilter): Promise<void> {
  const chosen = Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return saveFrom(`/audit/entries/export?${new URLSearchParams(chosen)}`, "审计日志.xlsx");
}

export const useAuditVerification = () =>
  useQuery({ key: ["audit-verification"], query: () => get<AuditVerification>("/audit/verification") });
