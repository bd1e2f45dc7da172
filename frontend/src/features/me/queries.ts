/** My devices, my password, my 长辈版. */

import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { del, get, patch, put } from "@/core/http";
import type { Me, Page, SignInSession } from "@/core/types";

const SESSIONS = ["auth", "sessions"];

export function useSessions() {
  return useQuery({ key: SESSIONS, query: () => get<Page<SignInSession>>("/auth/sessions", { limit: 100 }) });
}

export function useEndSession() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (id: string) => del(`/auth/sessions/${id}`),
    onSettled: () => cache.invalidateQueries({ key: SESSIONS }),
  });
}

export function setPassword(body: { new_password: string; current_password?: string }): Promise<void> {
  return put<void>("/me/password", body);
}

export function rememberElder(elder_mode: boolean): Promise<Me> {
  return patch<Me>("/me", { elder_mode });
}
