/** Links for one case, and the case as a guest sees it. The token stands behind the # and goes out in a body only. */

import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import type { components } from "@/core/api.gen";
import { del, get, post } from "@/core/http";

type Schemas = components["schemas"];
export type CaseLink = Schemas["CaseLinkRead"];
export type LinkDraft = Schemas["CaseLinkCreate"];
export type GuestCase = Schemas["GuestCaseRead"];
export type GuestStep = Schemas["GuestStep"];

/** To sign and to rate are hers to give: staff, who make a link beside her, do not offer them. */
export const purposesFor = (isStaff: boolean): { value: string; label: string }[] => {
  const upload = { value: "upload", label: "补传材料照片" };
  return isStaff ? [upload] : [{ value: "confirm", label: "替我签收" }, upload, { value: "rate", label: "评价一次" }];
};

export const useLinks = (errandId: () => string) =>
  useQuery({ key: () => ["links", errandId()], query: () => get<{ items: CaseLink[] }>(`/errands/${errandId()}/links`) });

export function useMakeLink(errandId: () => string) {
  const cache = useQueryCache();
  return useMutation({
    mutation: (draft: LinkDraft) => post<CaseLink>(`/errands/${errandId()}/links`, draft),
    onSuccess: () => cache.invalidateQueries({ key: ["links", errandId()] }),
  });
}

export function useRevokeLink(errandId: () => string) {
  const cache = useQueryCache();
  return useMutation({
    mutation: (id: string) => del(`/errands/${errandId()}/links/${id}`),
    onSuccess: () => cache.invalidateQueries({ key: ["links", errandId()] }),
  });
}

export const addressOf = (link: CaseLink, hasPin: boolean): string => `${location.origin}/g#${link.token}${hasPin ? ".p" : ""}`;

export const lookAgain = (id: string): Promise<GuestCase> => get<GuestCase>(`/guest/cases/${id}`);
export const openLink = (token: string, pin?: string): Promise<GuestCase> => post<GuestCase>("/guest/sessions", { token, pin });
export const takeStep = (id: string, step: GuestStep): Promise<GuestCase> => post<GuestCase>(`/guest/cases/${id}/steps`, step);

export function uploadPhoto(id: string, photo: Blob): Promise<GuestCase> {
  const form = new FormData();
  form.append("file", photo, "photo.jpg");
  return post<GuestCase>(`/guest/cases/${id}/files`, form);
}
