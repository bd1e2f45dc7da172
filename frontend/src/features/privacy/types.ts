import type { components } from "@/core/api.gen";

type Schemas = components["schemas"];
export type Notice = Schemas["NoticeRead"];
export type Consent = Schemas["ConsentRead"];
export type DataRequest = Schemas["DataRequestRead"];
export type DataRequestToDecide = Schemas["DataRequestDecide"];
export type DataRequestDraft = Schemas["DataRequestCreate"];

/** Somebody saw or changed my data. */
export interface Access {
  id: string;
  at: string;
  actor_name: string;
  role_label: string;
  place_name: string;
  sentence: string;
}
