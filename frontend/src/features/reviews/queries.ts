import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { get } from "@/core/http";
import { enqueue, type NewJob } from "@/core/outbox";
import { usePages } from "@/core/pages";
import type { Action } from "@/core/types";
import type { Rectification, RectificationDetail } from "./types";

export const useRectifications = (filter: () => { scope: string; state?: string }) =>
  usePages<Rectification>(
    () => ["rectifications", { ...filter() }],
    "/rectifications",
    () => ({ ...filter() }),
  );

export const useRectification = (id: () => string) =>
  useQuery({ key: () => ["rectification", id()], query: () => get<RectificationDetail>(`/rectifications/${id()}`) });

export const useErrandRectifications = (errandId: () => string) =>
  useQuery({
    key: () => ["rectification", "of", errandId()],
    query: () => get<{ items: RectificationDetail[] }>(`/errands/${errandId()}/rectifications`),
  });

export interface Step {
  row: RectificationDetail;
  action: Action;
  values: Record<string, unknown>;
  files: NewJob["files"];
}

/** Goes through the outbox: what was said at a villager's door is kept without a network. */
export function useMoveRectification() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ row, action, values, files }: Step) =>
      enqueue<RectificationDetail>({
        kind: "rectification-step",
        label: `${row.item_name}：${action.label}`,
        path: `/rectifications/${row.id}/transitions`,
        body: { action: action.action, ...values },
        files,
      }),
    onSettled: () =>
      Promise.all([["rectification"], ["rectifications"], ["attention"]].map((key) => cache.invalidateQueries({ key }))),
  });
}
