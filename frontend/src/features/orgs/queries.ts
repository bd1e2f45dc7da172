import { useQuery } from "@pinia/colada";
import { get } from "@/core/http";
import { usePages } from "@/core/pages";
import type { Page, ServiceItem, Station } from "@/core/types";

export const useStationPages = (filter: () => { region_id?: string }) =>
  usePages<Station>(
    () => ["stations", "pages", { ...filter() }],
    "/stations",
    () => ({ ...filter(), limit: 50 }),
  );

export const useStation = (id: () => string) =>
  useQuery({ key: () => ["station", id()], query: () => get<Station>(`/stations/${id()}`) });

export const useServiceItems = () =>
  useQuery({
    key: ["service-items", {}],
    query: () => get<Page<ServiceItem>>("/service-items", { limit: 100 }),
    staleTime: 600_000,
  });
