/** The shapes the server sends, under the names the app uses; the shapes themselves are generated. */

import type { components } from "./api.gen";

type Schemas = components["schemas"];

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface Named {
  id: string;
  name: string;
}

/** The part of JSON Schema that describes the fields of a step. */
export interface SchemaProperty {
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: (string | number)[];
  "x-enum-labels"?: string[] | Record<string, string>;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  default?: unknown;
  items?: SchemaProperty;
}

export interface FormSchema {
  type?: "object";
  properties?: Record<string, SchemaProperty>;
  required?: string[];
}

export interface Action {
  action: string;
  label: string;
  fields: FormSchema | null;
}

/** The server describes the fields only as an object; here they get their shape. */
type WithActions<T> = Omit<T, "actions"> & { actions: Action[] };

export type User = Schemas["UserRead"];
export type Grant = Pick<Schemas["GrantRead"], "role" | "region_id" | "region_name">;
export type Permission = Schemas["Permission"];
export type Me = Omit<Schemas["MeRead"], "grants" | "permissions" | "must_change_password" | "must_set_second_factor" | "second_factor" | "elders"> & {
  grants: Grant[];
  /** Texts, because a newer server may know permissions that this app does not. */
  permissions: string[];
  must_change_password?: boolean;
  must_set_second_factor?: boolean;
  second_factor?: boolean;
  /** Those who agreed that I act for them. */
  elders?: Schemas["ElderRead"][];
};
export type SignedIn = Schemas["SignedIn"];
export type SignInSession = Schemas["SessionRead"];
export type AppFacts = Schemas["AppRead"];
export type Region = Schemas["RegionRead"];
export type Station = Schemas["StationRead"];
export type ServiceItem = Schemas["ServiceItemRead"];
export type Light = Schemas["Light"];
export type TimelineEntry = Schemas["TimelineEntry"];
export type StoredFile = Schemas["FileRead"];
export type Errand = WithActions<Schemas["ErrandRead"]>;
export type Account = Schemas["AccountRead"];
export type Entry = Schemas["EntryRead"];
export type PointsRule = Schemas["RuleRead"];
export type RuleSet = Schemas["RuleSetRead"];
export type Claim = WithActions<Schemas["ClaimRead"]>;
export type Offer = Schemas["OfferRead"];
export type Order = WithActions<Schemas["OrderRead"]>;
