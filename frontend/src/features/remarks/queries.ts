/** What is said about an errand. */

import { useMutation, useQueryCache } from "@pinia/colada";
import { computed } from "vue";
import type { components } from "@/core/api.gen";
import { put } from "@/core/http";
import { enqueue, type NewJob } from "@/core/outbox";
import { usePages } from "@/core/pages";

export type Remark = components["schemas"]["RemarkRead"];
type Remarks = components["schemas"]["RemarksRead"];

/** Newest first from the server, page by page; `facts` is what the latest page says about the reader. */
export function useRemarks(errandId: () => string) {
  const pages = usePages<Remark>(
    () => ["remarks", errandId()],
    () => `/errands/${errandId()}/remarks`,
    () => ({}),
  );
  return { pages, facts: computed(() => pages.firstPage.value as Remarks | undefined) };
}

/** Goes through the outbox: without a network it is kept and sent later. */
export function useSay(errandId: () => string) {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ text, files }: { text: string; files: NewJob["files"] }) =>
      enqueue<Remark>({ kind: "remark", label: `留言：${text.slice(0, 12) || "照片"}`, path: `/errands/${errandId()}/remarks`, body: { text }, files }),
    onSettled: () => cache.invalidateQueries({ key: ["remarks", errandId()] }),
  });
}

/** Being read is no reason to bother anybody: when it fails, the next look tells it. */
export async function markRead(errandId: string): Promise<void> {
  await put<void>(`/errands/${errandId}/remarks/reading`, {}).catch(() => undefined);
}
