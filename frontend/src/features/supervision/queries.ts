import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { get, post } from "@/core/http";
import { usePages } from "@/core/pages";
import type { Action } from "@/core/types";
import type { AttentionGroup, ProblemCase, Supervision, SupervisionDetail } from "./types";

export const useAttention = () =>
  useQuery({ key: ["attention"], query: () => get<{ items: AttentionGroup[] }>("/supervision/attention") });

export const useSupervisions = (state: () => string | undefined) =>
  usePages<Supervision>(
    () => ["supervisions", state() ?? ""],
    "/supervisions",
    () => ({ state: state() }),
  );

export const useErrandSupervisions = (errandId: () => string) =>
  useQuery({
    key: () => ["supervision", "of", errandId()],
    query: () => get<{ items: SupervisionDetail[]; actions: Action[] }>(`/errands/${errandId()}/supervisions`),
  });

export const useProblemCases = (state: () => string | undefined) =>
  usePages<ProblemCase>(
    () => ["problem-cases", state() ?? ""],
    "/supervision/problem-cases",
    () => ({ state: state() }),
  );

/** Posts to one of the supervision's addresses; every list may look different afterwards. */
export function useSupervise() {
  const cache = useQueryCache();
  const keys = [["attention"], ["supervision"], ["supervisions"], ["problem-cases"], ["errand"]];
  return useMutation({
    mutation: ({ path, body }: { path: string; body: Record<string, unknown> }) => post<unknown>(path, body),
    onSettled: () => Promise.all(keys.map((key) => cache.invalidateQueries({ key }))),
  });
}
