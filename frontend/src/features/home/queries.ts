/** What the first page asks. */

import { useQuery } from "@pinia/colada";
import { get } from "@/core/http";
import { useSession } from "@/core/session";
import type { Account, Errand, Page, Station } from "@/core/types";

export interface DeskSummary {
  to_claim: number;
  mine_open: number;
  due_soon: number;
  overdue: number;
  escalated: number;
  to_lead?: number;
}

const CLOSED = new Set(["archived", "withdrawn", "signed"]);

/** The errands that still want something: from the agent or from me. */
export function useMyOpenErrands() {
  return useQuery({
    key: ["errands", "mine", "open"],
    query: async () => {
      const page = await get<Page<Errand>>("/errands", { scope: "mine", limit: 10 });
      return page.items.filter((errand) => !CLOSED.has(errand.state) || wantsRating(errand)).slice(0, 3);
    },
  });
}

function wantsRating(errand: Errand): boolean {
  return errand.actions.some((action) => action.action === "rate");
}

export function useMyAccount() {
  const session = useSession();
  return useQuery({
    key: ["points", "account", "mine"],
    query: () => get<Account>("/points/accounts/mine"),
    enabled: () => Boolean(session.me?.resident),
  });
}

export function useHomeStation() {
  const session = useSession();
  return useQuery({
    key: () => ["stations", session.me?.home_station_id ?? ""],
    query: () => get<Station>(`/stations/${session.me?.home_station_id}`),
    enabled: () => Boolean(session.me?.home_station_id),
  });
}

export function useDeskSummary() {
  return useQuery({ key: ["errands", "summary"], query: () => get<DeskSummary>("/errands/summary") });
}
