import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { get, patch, post } from "@/core/http";
import { usePages } from "@/core/pages";
import type { Account, Offer, Page } from "@/core/types";
import type { OfferDraft, OrderDetail, Shop } from "./types";

export const useOffers = (
  filter: () => { kind?: string; region_id?: string; shop_id?: string },
  enabled: () => boolean = () => true,
) =>
  usePages<Offer>(
    () => ["offers", { ...filter() }],
    "/shop/offers",
    () => ({ ...filter(), limit: 40 }),
    enabled,
  );

export const useOffer = (id: () => string | undefined) =>
  useQuery({
    key: () => ["offer", id() ?? ""],
    query: () => get<Offer>(`/shop/offers/${id()}`),
    enabled: () => id() !== undefined,
  });

export const useMyPoints = (enabled: () => boolean) =>
  useQuery({ key: ["account", "mine"], query: () => get<Account>("/points/accounts/mine"), enabled });

export const useMyShops = () =>
  useQuery({ key: ["shops", "mine"], query: () => get<Page<Shop>>("/shop/shops", { scope: "mine" }) });

export const useOrders = (filter: () => { scope: "mine" | "shop"; state?: string }) =>
  usePages<OrderDetail>(
    () => ["orders", { ...filter() }],
    "/shop/orders",
    () => ({ ...filter() }),
  );

export const useOrder = (id: () => string) =>
  useQuery({ key: () => ["order", id()], query: () => get<OrderDetail>(`/shop/orders/${id()}`) });

/** Not a cached query: the shopkeeper must see what is true at this second. */
export const findOrder = (code: string) => get<OrderDetail>("/shop/orders/lookup", { pickup_code: code });

function useSpendingMutation<Vars>(mutation: (vars: Vars) => Promise<OrderDetail>) {
  const cache = useQueryCache();
  return useMutation({
    mutation,
    async onSuccess(order: OrderDetail) {
      cache.setQueryData(["order", order.id], order);
      await Promise.all(
        [["orders"], ["offers"], ["offer"], ["account"], ["entries"]].map((key) => cache.invalidateQueries({ key })),
      );
    },
  });
}

export const usePlaceOrder = () =>
  useSpendingMutation(({ offerId, quantity, key }: { offerId: string; quantity: number; key: string }) =>
    post<OrderDetail>("/shop/orders", { offer_id: offerId, quantity }, { key }),
  );

export const useMoveOrder = () =>
  useSpendingMutation(({ id, action, values = {} }: { id: string; action: string; values?: Record<string, unknown> }) =>
    post<OrderDetail>(`/shop/orders/${id}/transitions`, { action, ...values }),
  );

export const useCollect = () =>
  useSpendingMutation(({ code, key }: { code: string; key: string }) =>
    post<OrderDetail>("/shop/pickups", { pickup_code: code }, { key }),
  );

export function useSaveOffer() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, draft }: { id?: string; draft: Partial<OfferDraft> }) =>
      id === undefined ? post<Offer>("/shop/offers", draft) : patch<Offer>(`/shop/offers/${id}`, draft),
    onSuccess: () => Promise.all([["offers"], ["offer"]].map((key) => cache.invalidateQueries({ key }))),
  });
}

export function useMoveStock() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, ...move }: { id: string; quantity: number; reason: string; note: string }) =>
      post<unknown>(`/shop/offers/${id}/stock-moves`, move),
    onSuccess: () => Promise.all([["offers"], ["offer"]].map((key) => cache.invalidateQueries({ key }))),
  });
}

export async function uploadPicture(photo: { blob: Blob; name: string }): Promise<string> {
  const body = new FormData();
  body.append("file", photo.blob, photo.name);
  return (await post<{ id: string }>("/files", body)).id;
}
