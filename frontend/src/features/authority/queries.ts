/** Authorities to act, and one's own family links. */

import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import type { components } from "@/core/api.gen";
import { del, get, getBlob, post, put } from "@/core/http";
import { usePages } from "@/core/pages";
import type { Page } from "@/core/types";

type Schemas = components["schemas"];
export type Authority = Schemas["AuthorityRead"];
export type Draft = Schemas["AuthorityCreate"];
export type Step = Schemas["AuthorityMove"];
export type Check = Schemas["AuthorityCheckRead"];
export type Family = Schemas["OwnFamilyRead"];
type Candidate = Schemas["CandidateRead"];
type Item = Schemas["ServiceItemRead"];
type Person = Schemas["ResidentRead"];

export const useAuthorities = (filter: () => { scope?: string; errand_id?: string }) =>
  usePages<Authority>(
    () => ["authorities", { ...filter() }],
    "/authorities",
    () => ({ ...filter() }),
  );

export const useAuthority = (id: () => string) =>
  useQuery({ key: () => ["authority", id()], query: () => get<Authority>(`/authorities/${id()}`) });

export const useCheck = (number: () => string) =>
  useQuery({ key: () => ["authority-check", number()], query: () => get<Check>(`/authority-checks/${number()}`) });

export const useCandidates = (principalId: () => string | undefined, enabled: () => boolean) =>
  useQuery({
    key: () => ["authority-candidates", principalId() ?? "me"],
    query: () => get<{ items: Candidate[] }>("/authorities/candidates", { principal_id: principalId() }),
    enabled,
  });

export const useItems = () =>
  useQuery({ key: ["service-items", "all"], query: () => get<Page<Item>>("/service-items", { limit: 100 }), staleTime: 600_000 });

export const usePeople = (words: () => string) =>
  useQuery({
    key: () => ["people-search", words()],
    query: () => get<Page<Person>>("/residents", /^\d{4}$/.test(words()) ? { phone_tail: words() } : { q: words() }),
    enabled: () => words().length > 0,
  });

export const useFamily = () => useQuery({ key: ["my-family"], query: () => get<{ items: Family[] }>("/me/family") });

export function useCreate() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (draft: Draft) => post<Authority>("/authorities", draft),
    onSuccess: () => cache.invalidateQueries({ key: ["authorities"] }),
  });
}

/** A step; a drawn name or a thumbprint goes up first. */
export function useMove(id: () => string) {
  const cache = useQueryCache();
  return useMutation({
    mutation: async ({ step, picture }: { step: Step; picture?: Blob | null }) => {
      const file_id = picture ? await upload(picture) : undefined;
      return post<Authority>(`/authorities/${id()}/transitions`, { ...step, file_id });
    },
    onSuccess: (moved: Authority) => {
      cache.setQueryData(["authority", moved.id], moved);
      return cache.invalidateQueries({ key: ["authorities"] });
    },
  });
}

/** Writes down that the principal agrees to the photo of the thumb, which is asked for by itself. */
export async function agreeToThumbprint(principalId: string | null): Promise<void> {
  const { items } = await get<{ items: Schemas["NoticeRead"][] }>("/privacy/notices");
  const notice = items.find(({ purpose }) => purpose === "thumbprint");
  if (!notice) return;
  const word = { purpose: notice.purpose, version: notice.version };
  await (principalId ? post(`/residents/${principalId}/consents`, { ...word, channel: "spoken" }) : post("/me/consents", word));
}

export function useFamilyStep() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, action }: { id: string; action: string }) =>
      action === "confirm" ? put<unknown>(`/me/family/${id}/confirmation`, {}) : del<unknown>(`/me/family/${id}`),
    onSuccess: () => cache.invalidateQueries({ key: ["my-family"] }),
  });
}

export async function savePaper(authority: Authority): Promise<void> {
  const url = URL.createObjectURL(await getBlob(`/authorities/${authority.id}/paper.pdf`));
  const link = Object.assign(document.createElement("a"), { href: url, download: `委托书-${authority.number}.pdf` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function upload(picture: Blob): Promise<string> {
  const form = new FormData();
  form.append("file", picture, "signature.png");
  return (await post<{ id: string }>("/files", form)).id;
}
