import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import type { components } from "@/core/api.gen";
import { get } from "@/core/http";
import { usePages } from "@/core/pages";
import { enqueue, type NewJob } from "@/core/outbox";
import type { Action, Errand, Page, ServiceItem, Station } from "@/core/types";
import type { ErrandDraft, ErrandSummary, Part, PartAction, ResidentHit, StaffMember } from "./types";

export interface ErrandFilter {
  scope: "mine" | "station" | "assigned" | "escalated" | "lead";
  state?: string;
  light?: string;
  q?: string;
}

export const useErrands = (filter: () => ErrandFilter) =>
  usePages<Errand>(
    () => ["errands", { ...filter() }],
    "/errands",
    () => ({ ...filter() }),
  );

export const useErrand = (id: () => string) =>
  useQuery({ key: () => ["errand", id()], query: () => get<Errand>(`/errands/${id()}`) });

export const useErrandSummary = () =>
  useQuery({ key: ["errands", "summary"], query: () => get<ErrandSummary>("/errands/summary") });

export const useServiceItems = (filter: () => { q: string; category: string }) =>
  useQuery({
    key: () => ["service-items", { ...filter() }],
    query: () => get<Page<ServiceItem>>("/service-items", { ...filter(), limit: 100 }),
    staleTime: 600_000,
  });

export const useServiceItem = (id: () => string | null) =>
  useQuery({
    key: () => ["service-item", id() ?? ""],
    query: () => get<ServiceItem>(`/service-items/${id()}`),
    enabled: () => id() !== null,
    staleTime: 600_000,
  });

export const useStations = (regionId: () => string | undefined, enabled: () => boolean = () => true) =>
  useQuery({
    key: () => ["stations", regionId() ?? ""],
    query: () => get<Page<Station>>("/stations", { region_id: regionId(), limit: 100 }),
    enabled,
    staleTime: 600_000,
  });

export const useStation = (id: () => string | null) =>
  useQuery({
    key: () => ["station", id() ?? ""],
    query: () => get<Station>(`/stations/${id()}`),
    enabled: () => id() !== null,
    staleTime: 600_000,
  });

export const useStaff = (stationId: () => string, enabled: () => boolean) =>
  useQuery({
    key: () => ["station", stationId(), "staff"],
    query: () => get<{ items: StaffMember[] }>(`/stations/${stationId()}/staff`),
    enabled,
  });

/** Which duty needs each field that the intake must have. */
export const useIntakeFields = () =>
  useQuery({
    key: ["intake-fields"],
    query: () => get<{ items: components["schemas"]["DutyFieldRead"][] }>("/intake-fields"),
    staleTime: 600_000,
  });

/** Four plain digits look for a phone's tail, anything else for a name. */
export const useResidentSearch = (words: () => string) =>
  useQuery({
    key: () => ["residents", words()],
    query: () => get<Page<ResidentHit>>("/residents", /^\d{4}$/.test(words()) ? { phone_tail: words() } : { q: words() }),
    enabled: () => words().length > 0,
  });

/** Goes through the outbox: with a network it is sent at once, without one it is kept and sent later. */
export function useSubmitErrand() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ draft, label, files }: { draft: ErrandDraft; label: string; files: NewJob["files"] }) =>
      enqueue<Errand>({ kind: "errand", label, path: "/errands", body: draft, files }),
    onSuccess: () => cache.invalidateQueries({ key: ["errands"] }),
  });
}

export interface PartMove {
  errand: Errand;
  part: Part;
  action: PartAction;
  values: Record<string, unknown>;
}

export function useMovePart() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ errand, part, action, values }: PartMove) =>
      enqueue<Errand>({
        kind: "errand-part-step",
        label: `${part.title}：${action.label}`,
        path: `/errands/${errand.id}/parts/${part.id}/transitions`,
        body: { action: action.action, ...values },
      }),
    async onSuccess(outcome, { errand }) {
      if (outcome.state === "sent") cache.setQueryData(["errand", errand.id], outcome.result);
      await cache.invalidateQueries({ key: ["errands"] });
    },
  });
}

export interface Move {
  errand: Errand;
  action: Action;
  values?: Record<string, unknown>;
  files?: NewJob["files"];
}

export function useMoveErrand() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ errand, action, values = {}, files }: Move) =>
      enqueue<Errand>({
        kind: "errand-step",
        label: `${errand.service_item.name}：${action.label}`,
        path: `/errands/${errand.id}/transitions`,
        body: { action: action.action, ...values },
        files,
      }),
    async onSuccess(outcome, { errand }) {
      if (outcome.state === "sent") cache.setQueryData(["errand", errand.id], outcome.result);
      await cache.invalidateQueries({ key: ["errands"] });
    },
    async onError(_error, { errand }) {
      await Promise.all([["errand", errand.id], ["errands"]].map((key) => cache.invalidateQueries({ key })));
    },
  });
}
