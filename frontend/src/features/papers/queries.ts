/** Slips, the four books, and the wall board: everything that is also on paper. */

import { useInfiniteQuery, useQuery } from "@pinia/colada";
import { computed } from "vue";
import { get } from "@/core/http";
import { saveFrom } from "@/core/saving";
import type { components } from "@/core/api.gen";
import type { Errand, Page, Station } from "@/core/types";

type Schemas = components["schemas"];
export type Slip = Schemas["SlipRead"];
export type Register = Schemas["RegisterRead"];
export type WallBoard = Schemas["WallBoardRead"];

export interface BookFilter {
  kind: Register["kind"];
  month: string;
  stationId: string;
}

export const useSlips = (errandId: () => string) =>
  useQuery({
    key: () => ["errand", errandId(), "slips"],
    query: () => get<{ items: Slip[] }>(`/errands/${errandId()}/slips`),
  });

/** The case with a number, among those that the reader may see. */
export async function errandNumbered(number: string): Promise<Errand | undefined> {
  for (const scope of ["station", "mine"]) {
    const { items } = await get<Page<Errand>>("/errands", { scope, q: number });
    const found = items.find((errand) => errand.number.toLowerCase() === number.toLowerCase());
    if (found) return found;
  }
  return undefined;
}

export const saveSlip = (slip: Slip): Promise<void> => saveFrom(slip.url, `${slip.title}.pdf`);

const asked = ({ month, stationId }: BookFilter) => ({ month, station_id: stationId || undefined });

/** A month of a book: its cover from the first page, and the lines seen so far. */
export function useBook(filter: () => BookFilter) {
  const query = useInfiniteQuery<Register, Error, string>({
    key: () => ["registers", { ...filter() }],
    initialPageParam: "",
    query: ({ pageParam }) =>
      get<Register>(`/registers/${filter().kind}`, { ...asked(filter()), limit: 100, cursor: pageParam || undefined }),
    getNextPageParam: (page) => page.next_cursor,
  });
  const pages = computed(() => query.data.value?.pages);
  return {
    ...query,
    cover: computed(() => pages.value?.[0]),
    data: computed(() => pages.value?.flatMap((page) => page.items)),
  };
}

export function saveBook(filter: BookFilter, title: string): Promise<void> {
  const words = Object.entries(asked(filter)).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return saveFrom(`/registers/${filter.kind}/export.xlsx?${new URLSearchParams(words)}`, `${title}-${filter.month}.xlsx`);
}

export const useServedStations = (regionId: () => string | undefined) =>
  useQuery({
    key: () => ["stations", "served", regionId() ?? ""],
    query: () => get<Page<Station>>("/stations", { region_id: regionId(), limit: 100 }),
    staleTime: 600_000,
  });

export const useWallBoard = (stationId: () => string) =>
  useQuery({
    key: () => ["station", stationId(), "wall-board"],
    query: () => get<WallBoard>(`/stations/${stationId()}/wall-board`),
  });

export const saveWallBoard = (stationId: string, paper: "A3" | "A4"): Promise<void> =>
  saveFrom(`/stations/${stationId}/wall-board.pdf?paper=${paper}`, `公示牌-${paper}.pdf`);
