import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { get } from "@/core/http";
import { enqueue, type NewJob } from "@/core/outbox";
import { usePages } from "@/core/pages";
import type { Page, Station } from "@/core/types";
import type { CountSheet, Holder, Summary, Thing, ThingDraft } from "./types";

export interface Filter {
  scope?: "mine" | "held" | "station";
  errand_id?: string;
  state?: "open" | "closed" | "overdue" | "troubled";
}
type Files = NewJob["files"];

export const useThings = (filter: () => Filter) =>
  usePages<Thing>(
    () => ["custody", "items", { ...filter() }],
    "/custody/items",
    () => ({ ...filter() }),
  );

export const useThing = (id: () => string) =>
  useQuery({ key: () => ["custody", "item", id()], query: () => get<Thing>(`/custody/items/${id()}`) });

export const useSummary = () =>
  useQuery({ key: ["custody", "summary"], query: () => get<Summary>("/custody/summary") });

export const useSheet = () =>
  useQuery({ key: ["custody", "sheet"], query: () => get<CountSheet>("/custody/count-sheet") });

export const useHolders = () => usePages<Holder>(() => ["custody", "holders"], "/custody/holders", () => ({}));

export const useStations = (enabled: () => boolean) =>
  useQuery({
    key: ["stations", "all"],
    query: () => get<Page<Station>>("/stations", { limit: 100 }),
    enabled,
    staleTime: 600_000,
  });

export const useStaff = (stationId: () => string, enabled: () => boolean) =>
  useQuery({
    key: () => ["station", stationId(), "staff"],
    query: () => get<{ items: { user_id: string; name: string }[] }>(`/stations/${stationId()}/staff`),
    enabled,
    staleTime: 600_000,
  });

/** Each of these is written down on the phone first: a hand-over happens whether there is network or not. */
export function useTake() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ draft, files }: { draft: ThingDraft; files: Files }) =>
      enqueue<Thing>({ kind: "custody", label: `收下：${draft.description}`, path: "/custody/items", body: draft, files }),
    onSuccess: () => cache.invalidateQueries({ key: ["custody"] }),
  });
}

export function useMove() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ thing, step, label, files }: { thing: Thing; step: Record<string, unknown>; label: string; files?: Files }) =>
      enqueue<Thing>({
        kind: "custody",
        label: `${label}：${thing.description}`,
        path: `/custody/items/${thing.id}/transitions`,
        body: step,
        files,
      }),
    onSuccess: () => cache.invalidateQueries({ key: ["custody"] }),
  });
}

export function useCount() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (body: { custody_item_ids: string[]; missing: { custody_item_id: string; note: string }[] }) =>
      enqueue<unknown>({ kind: "custody-count", label: "今天的对账", path: "/custody/counts", body }),
    onSuccess: () => cache.invalidateQueries({ key: ["custody"] }),
  });
}
