import { useQuery } from "@pinia/colada";
import { get } from "@/core/http";
import type { Board, PeopleBoard } from "./types";

interface Wanted {
  month: string;
  region_id?: string;
}

export const useBoard = (wanted: () => Wanted) =>
  useQuery({
    key: () => ["board", { ...wanted() }],
    query: () => get<Board>("/boards/rates", { ...wanted() }),
    staleTime: 60_000,
  });

export const usePeopleBoard = (wanted: () => Wanted, enabled: () => boolean) =>
  useQuery({
    key: () => ["board", "people", { ...wanted() }],
    query: () => get<PeopleBoard>("/boards/people", { ...wanted() }),
    enabled,
    staleTime: 60_000,
  });
