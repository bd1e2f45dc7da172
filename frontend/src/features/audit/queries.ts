/** The log of who did and saw what, for the auditor. */

import { useQuery } from "@pinia/colada";
import { get } from "@/core/http";
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

export const useAuditVerification = () =>
  useQuery({ key: ["audit-verification"], query: () => get<AuditVerification>("/audit/verification") });
