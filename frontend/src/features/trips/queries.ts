import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { get, post, put } from "@/core/http";
import { enqueue } from "@/core/outbox";
import { usePages } from "@/core/pages";
import type { Errand, Named, Page } from "@/core/types";
import type { Office, Outcome, Plan, Saving, Trip } from "./types";

export const useTrips = (scope: () => "mine" | "station") =>
  usePages<Trip>(
    () => ["trips", scope()],
    "/trips",
    () => ({ scope: scope() }),
  );

export const useTrip = (id: () => string) =>
  useQuery({ key: () => ["trip", id()], query: () => get<Trip>(`/trips/${id()}`) });

export const useSavings = () => useQuery({ key: ["trips", "savings"], query: () => get<Saving>("/trips/savings") });

export const useOffices = (stationId: () => string | undefined) =>
  useQuery({
    key: () => ["offices", stationId() ?? ""],
    query: () => get<Page<Office>>("/offices", { station_id: stationId(), is_active: true, limit: 100 }),
  });

export const useMyErrands = () =>
  useQuery({
    key: ["errands", "to-carry"],
    query: () => get<Page<Errand>>("/errands", { scope: "assigned", state: "open", limit: 100 }),
  });

export const useNeighbours = (q: () => string) =>
  useQuery({
    key: () => ["residents", q()],
    query: () => get<Page<Named>>("/residents", { q: q(), limit: 8 }),
    enabled: () => q().length > 1,
  });

export function usePlanTrip() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (body: { station_id: string; day: string; stops: Plan[] }) => post<Trip>("/trips", body),
    onSuccess: () => cache.invalidateQueries({ key: ["trips"] }),
  });
}

/** A tick made in the hall's cellar waits on the phone and is sent on the way home. */
export function useTick() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ trip, task, outcome, reason = "" }: { trip: Trip; task: { id: string; title: string }; outcome: Outcome; reason?: string }) =>
      enqueue<Trip>({
        kind: "tick",
        label: `打勾：${task.title}`,
        path: `/trips/${trip.id}/ticks`,
        body: { task_id: task.id, outcome, ...(reason ? { reason } : {}) },
      }),
    onSuccess(result, { trip }) {
      if (result.state === "sent") cache.setQueryData(["trip", trip.id], result.result);
    },
  });
}

export function useMoveTrip() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ trip, step }: { trip: Trip; step: Record<string, unknown> }) =>
      post<Trip>(`/trips/${trip.id}/transitions`, { version: trip.version, ...step }),
    onSuccess(trip) {
      cache.setQueryData(["trip", trip.id], trip);
      return cache.invalidateQueries({ key: ["trips"] });
    },
  });
}

export function useMeasure() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ stationId, officeId, metres }: { stationId: string; officeId: string; metres: number }) =>
      put<Office>(`/stations/${stationId}/distances/${officeId}`, { metres }),
    onSuccess: () => cache.invalidateQueries({ key: ["offices"] }),
  });
}

export function useAddOffice() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (body: { name: string; address?: string }) => post<Office>("/offices", body),
    onSuccess: () => cache.invalidateQueries({ key: ["offices"] }),
  });
}
