/** The archive: what was filed, where its package lies, and what is to become of it. */

import { useMutation, useQueryCache } from "@pinia/colada";
import type { components } from "@/core/api.gen";
import { post } from "@/core/http";
import { usePages } from "@/core/pages";
import { saveFrom } from "@/core/saving";

export type Archive = components["schemas"]["ArchiveRead"];

export interface ArchiveFilter {
  q: string;
  year: number | null;
  closing_kind: string;
  state: string;
}

export const useArchives = (filter: () => ArchiveFilter) =>
  usePages<Archive>(
    () => ["archive", { ...filter() }],
    "/archive",
    () => ({ ...filter(), year: filter().year ?? undefined }),
  );

/** The package, whole; that it was taken is in the log. */
export const saveArchive = (archive: Archive): Promise<void> => saveFrom(`/archive/${archive.id}/package.zip`, `${archive.number}.zip`);

export function useDecideArchive() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, action, note }: { id: string; action: string; note: string }) =>
      post<Archive>(`/archive/${id}/transitions`, { action, note }),
    onSettled: () => cache.invalidateQueries({ key: ["archive"] }),
  });
}
