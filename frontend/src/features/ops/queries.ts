/** What got stuck, and what the night's checks found. */

import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import type { components } from "@/core/api.gen";
import { get, post } from "@/core/http";
import { usePages } from "@/core/pages";

export type Message = components["schemas"]["MessageRead"];
export type Checks = components["schemas"]["ChecksRead"];

export const useChecks = () => useQuery({ key: ["checks"], query: () => get<Checks>("/ops/checks") });

export const useMessages = (state: () => string) =>
  usePages<Message>(
    () => ["messages", state()],
    "/ops/messages",
    () => ({ state: state() }),
  );

export function useMoveMessage() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, action, note }: { id: string; action: string; note: string }) =>
      post<void>(`/ops/messages/${id}/transitions`, { action, note }),
    onSettled: () => cache.invalidateQueries({ key: ["messages"] }),
  });
}
