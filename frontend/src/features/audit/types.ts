import type { components } from "@/core/api.gen";

type Schemas = components["schemas"];
export type AuditEntry = Schemas["AuditEntryRead"];
export type AuditVerification = Schemas["AuditVerificationRead"];
