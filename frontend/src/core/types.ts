/** The shapes the server sends, as api.md fixes them. */

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface Named {
  id: string;
  name: string;
}

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

export interface User {
  id: string;
  name: string;
  phone_masked: string;
}

export interface Grant {
  role: string;
  region_id: string;
  region_name: string;
}

export interface Me {
  user: User;
  grants: Grant[];
  household: Named | null;
  resident: { id: string; name: string; region_id: string; region_name: string; station_id: string | null } | null;
  permissions: string[];
  elder_mode: boolean;
  demo: boolean;
  home_station_id: string | null;
}

export interface SignedIn {
  access_token: string;
  token_type: "bearer";
  expires_in: number;
  user: User;
  grants: Grant[];
}

export interface SignInSession {
  id: string;
  device: string;
  created_at: string;
  last_seen_at: string;
  current: boolean;
}

export interface AppFacts {
  name: string;
  demo: boolean;
  county_name: string;
  version: string;
  help_phone: string | null;
  people: { phone: string; name: string; role_label: string }[] | null;
}

export interface Region {
  id: string;
  code: string;
  level: "county" | "town" | "village" | "grid" | "building";
  name: string;
  parent_id: string | null;
  path: string;
}

export interface Station {
  id: string;
  name: string;
  kind: "county" | "town" | "village" | "point";
  region_id: string;
  address: string;
  phone: string;
  hours: string;
  on_duty: { name: string; phone: string }[];
  items_count: number;
  passport: string | null;
}

export interface ServiceItem {
  id: string;
  code: string;
  name: string;
  category: "approval" | "certificate" | "consultation" | "public_welfare";
  handling: "instant" | "promised" | "reported";
  promised_working_days: number | null;
  fee_yuan: number | string | null;
  documents: { code: string; name: string; required: boolean; note: string | null }[];
  plain_sentence: string;
}

export type Light = "green" | "yellow" | "red";

export interface TimelineEntry {
  action: string;
  label: string;
  actor_name: string | null;
  at: string;
  note: string | null;
}

export interface StoredFile {
  id: string;
  media_type: string;
  size: number;
  url: string;
  thumbnail_url: string | null;
}

export interface Errand {
  id: string;
  number: string;
  state: string;
  state_label: string;
  light: Light;
  service_item: ServiceItem;
  station: Named & { phone?: string };
  requester: Named | null;
  typed_by: Named | null;
  beneficiary: { resident_id?: string | null; name: string; phone?: string | null; address?: string | null } | null;
  authority_id: string | null;
  first_agent: Named | null;
  agent: (Named & { phone?: string }) | null;
  handling_station: Named & { phone?: string };
  contact_phone: string;
  appointment_at: string | null;
  channel: "app" | "phone" | "walk_in" | "visit";
  description: string | null;
  due_at: string | null;
  promised_at: string | null;
  paused: null | { reason: string; reason_label: string; since: string; until: string | null };
  /** What a returned errand still waits for. */
  missing: { code: string; name: string; required: boolean; note: string | null }[];
  outcome: string | null;
  timeline: TimelineEntry[];
  rating: null | { score: number; comment: string | null; at: string };
  files: StoredFile[];
  actions: Action[];
  version: number;
  created_at?: string;
}

export interface Account {
  id: string;
  owner: { kind: "person" | "household"; name: string };
  balance: number;
  held: number;
  available: number;
  honour: number;
  /** Taken back after it was spent; the next points pay it. */
  debt: number;
  expiring: { amount: number; expires_on: string }[];
}

export interface Entry {
  id: string;
  at: string;
  amount: number;
  balance_after: number | null;
  reason_label: string;
  rule_code: string | null;
  source: { kind: string; id: string } | null;
  transfer_id: string;
  reverses: string | null;
}

export interface PointsRule {
  code: string;
  class: string;
  title: string;
  points: number;
  /** Where the rule leaves room for judgement. */
  most_points: number | null;
  /** So many deeds give the points once. */
  per: number;
  /** A factor on other points instead of points. */
  percent: number | null;
  cap: string | null;
  proof: string;
  review: string;
  persons: string;
  needs_review: boolean;
  is_on: boolean;
}

export interface RuleSet {
  version: number;
  effective_from: string;
  note: string;
  rules: PointsRule[];
}

export interface Claim {
  id: string;
  state: "submitted" | "checked" | "reviewed" | "published" | "credited" | "rejected" | "objected";
  state_label?: string;
  points: number;
  actions: Action[];
}

export interface Offer {
  id: string;
  title: string;
  kind: "goods" | "fee_deduction" | "discount" | "service";
  points: number;
  /** Null never runs out. */
  stock: number | null;
  stock_left: number | null;
  per_person_limit: number | null;
  shop: Named;
  picture_url: string | null;
  valid_until: string | null;
  is_on_sale: boolean;
}

export interface Order {
  id: string;
  number: string;
  state: string;
  state_label?: string;
  offer: Offer;
  quantity: number;
  points: number;
  pickup_code: string | null;
  qr: string | null;
  expires_at: string | null;
  actions: Action[];
}
