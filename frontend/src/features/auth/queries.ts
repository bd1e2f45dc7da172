/** Asking for a sign-in code. */

import { post } from "@/core/http";

export interface CodeAnswer {
  expires_in: number;
  demo_code?: string | null;
}

export function askForCode(phone: string): Promise<CodeAnswer> {
  return post<CodeAnswer>("/auth/codes", { phone });
}
