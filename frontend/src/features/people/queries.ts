import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { del, get, post } from "@/core/http";
import { usePages } from "@/core/pages";
import type { Page, Region } from "@/core/types";
import type { FamilyLink, Household, ImportReport, Resident, ResidentDraft } from "./types";

/** Four plain digits look for a phone's tail, anything else for a name. */
export const useResidents = (words: () => string, enabled: () => boolean = () => true) =>
  usePages<Resident>(
    () => ["residents", "pages", words()],
    "/residents",
    () => (/^\d{4}$/.test(words()) ? { phone_tail: words() } : { q: words() }),
    enabled,
  );

export const useResident = (id: () => string) =>
  useQuery({ key: () => ["resident", id()], query: () => get<Resident>(`/residents/${id()}`) });

export const useHousehold = (id: () => string) =>
  useQuery({ key: () => ["household", id()], query: () => get<Household>(`/households/${id()}`) });

export const useVillages = (words: () => string) =>
  useQuery({
    key: () => ["regions", words()],
    query: () => get<Page<Region>>("/regions", { q: words(), limit: 20 }),
    enabled: () => words().length > 0,
  });

export const useFamily = (elderId: () => string) =>
  useQuery({
    key: () => ["family", elderId()],
    query: () => get<{ items: FamilyLink[] }>(`/residents/${elderId()}/family`),
  });

export function useLinkFamily() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ elderId, relativeId, relation }: { elderId: string; relativeId: string; relation: string }) =>
      post(`/residents/${elderId}/family`, { relative_id: relativeId, relation }),
    onSuccess: (_links, { elderId }) => cache.invalidateQueries({ key: ["family", elderId] }),
  });
}

export function useEndFamily() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ elderId, linkId }: { elderId: string; linkId: string }) => del(`/residents/${elderId}/family/${linkId}`),
    onSuccess: (_nothing, { elderId }) => cache.invalidateQueries({ key: ["family", elderId] }),
  });
}

export function useRegisterResident() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (draft: ResidentDraft) => post<Resident>("/residents", draft),
    onSuccess: () => cache.invalidateQueries({ key: ["residents"] }),
  });
}

export function useImportRoll() {
  const cache = useQueryCache();
  return useMutation({
    mutation({ file, regionId, dryRun }: { file: File; regionId: string; dryRun: boolean }) {
      const body = new FormData();
      body.append("file", file);
      body.append("region_id", regionId);
      return post<ImportReport>(`/residents/imports?dry_run=${dryRun}`, body);
    },
    onSuccess: () => cache.invalidateQueries({ key: ["residents"] }),
  });
}
