import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { get, post } from "@/core/http";
import { usePages } from "@/core/pages";
import { enqueue, type NewJob } from "@/core/outbox";
import type { Account, Entry, RuleSet } from "@/core/types";
import type { Budget, ClaimDetail, ClaimDraft, Publication, Reversal, Verification } from "./types";

export const useMyAccount = (enabled: () => boolean) =>
  useQuery({ key: ["account", "mine"], query: () => get<Account>("/points/accounts/mine"), enabled });

export const useAccount = (id: () => string) =>
  useQuery({ key: () => ["account", id()], query: () => get<Account>(`/points/accounts/${id()}`) });

export const useEntries = (accountId: () => string | undefined) =>
  usePages<Entry>(
    () => ["entries", accountId() ?? ""],
    () => `/points/accounts/${accountId()}/entries`,
    () => ({}),
    () => accountId() !== undefined,
  );

export const useRules = (regionId: () => string | undefined) =>
  useQuery({
    key: () => ["rules", regionId() ?? ""],
    query: () => get<RuleSet>("/points/rules", { region_id: regionId() }),
    staleTime: 600_000,
  });

export const useClaims = (filter: () => { scope: "mine" | "review"; state?: string }) =>
  usePages<ClaimDetail>(
    () => ["claims", { ...filter() }],
    "/points/claims",
    () => ({ ...filter() }),
  );

export const useClaim = (id: () => string) =>
  useQuery({ key: () => ["claim", id()], query: () => get<ClaimDetail>(`/points/claims/${id()}`) });

export const usePublications = (regionId: () => string | undefined) =>
  usePages<Publication>(
    () => ["publications", regionId() ?? ""],
    "/points/publications",
    () => ({ region_id: regionId() }),
  );

export const useReversals = (state: () => string | undefined) =>
  usePages<Reversal>(
    () => ["reversals", state() ?? ""],
    "/points/reversals",
    () => ({ state: state() }),
  );

export const useVerification = (regionId: () => string | undefined) =>
  useQuery({
    key: () => ["verification", regionId() ?? ""],
    query: () => get<Verification>("/ledger/verification", { region_id: regionId() }),
  });

export function useSubmitClaim() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ draft, label, files }: { draft: ClaimDraft; label: string; files: NewJob["files"] }) =>
      enqueue<ClaimDetail>({ kind: "claim", label, path: "/points/claims", body: draft, files }),
    onSuccess: () => cache.invalidateQueries({ key: ["claims"] }),
  });
}

export function useMoveClaim() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, action, values = {} }: { id: string; action: string; values?: Record<string, unknown> }) =>
      post<ClaimDetail>(`/points/claims/${id}/transitions`, { action, ...values }),
    onSuccess(claim) {
      cache.setQueryData(["claim", claim.id], claim);
      return cache.invalidateQueries({ key: ["claims"] });
    },
  });
}

export function useRequestReversal() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ entryId, reason }: { entryId: string; reason: string }) =>
      post<Reversal>("/points/reversals", { entry_id: entryId, reason }),
    onSuccess: () => cache.invalidateQueries({ key: ["reversals"] }),
  });
}

export function useMoveReversal() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, action, values = {} }: { id: string; action: string; values?: Record<string, unknown> }) =>
      post<Reversal>(`/points/reversals/${id}/transitions`, { action, ...values }),
    onSuccess: () => cache.invalidateQueries({ key: ["reversals"] }),
  });
}

export const useBudgets = () => useQuery({ key: ["budgets"], query: () => get<{ items: Budget[] }>("/points/budgets") });

export function useGrantBudget() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ villageId, ...values }: { villageId: string } & Record<string, unknown>) =>
      post<Budget>("/points/budgets", { village_id: villageId, ...values }),
    onSuccess: () => cache.invalidateQueries({ key: ["budgets"] }),
  });
}
