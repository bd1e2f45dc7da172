/** What is kept of me, who saw it, what I agreed to, and what I asked to be changed. */

import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { del, get, post } from "@/core/http";
import { usePages } from "@/core/pages";
import { saveFrom } from "@/core/saving";
import type { Access, Consent, DataRequest, DataRequestDraft, DataRequestToDecide, Notice } from "./types";

const CONSENTS = ["consents"];
const MINE = ["data-requests", "mine"];
const DESK = ["data-requests", "desk"];

export const useNotices = () =>
  useQuery({ key: ["notices"], query: () => get<{ items: Notice[] }>("/privacy/notices"), staleTime: 600_000 });

export const useConsents = () => useQuery({ key: CONSENTS, query: () => get<{ items: Consent[] }>("/me/consents") });

export function useDecideConsent() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ notice, agree }: { notice: Notice; agree: boolean }) =>
      agree
        ? post<void>("/me/consents", { purpose: notice.purpose, version: notice.version })
        : del(`/me/consents/${notice.purpose}`),
    onSettled: () => cache.invalidateQueries({ key: CONSENTS }),
  });
}

export const useAccesses = () =>
  usePages<Access>(
    () => ["accesses"],
    "/me/accesses",
    () => ({}),
  );

export const useMyRequests = () =>
  usePages<DataRequest>(
    () => MINE,
    "/me/data-requests",
    () => ({}),
  );

export function useAskFor() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (draft: DataRequestDraft) => post<DataRequest>("/me/data-requests", draft),
    onSettled: () => cache.invalidateQueries({ key: MINE }),
  });
}

export const useRequestsToDecide = (state: () => string) =>
  usePages<DataRequestToDecide>(
    () => [...DESK, state()],
    "/data-requests",
    () => ({ state: state() }),
  );

export function useDecide() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, action, note }: { id: string; action: string; note: string }) =>
      post<void>(`/data-requests/${id}/transitions`, { action, note }),
    onSettled: () => cache.invalidateQueries({ key: DESK }),
  });
}

/** Everything about me, as a file on this phone. */
export function saveMyData(format: "pdf" | "json"): Promise<void> {
  return saveFrom(`/me/data?format=${format}`, `我的信息.${format}`);
}
