import type { Order } from "@/core/types";

export interface Shop {
  id: string;
  name: string;
  region_id: string;
  address: string;
  hours: string;
}

export interface OfferDraft {
  shop_id: string;
  title: string;
  kind: string;
  points: number;
  stock: number | null;
  per_person_limit: number | null;
  valid_until: string | null;
  picture_id: string | null;
  is_on_sale: boolean;
}

export type OrderDetail = Order;
