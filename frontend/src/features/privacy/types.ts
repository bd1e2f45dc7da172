import type { components } from "@/core/api.gen";

type Schemas = components["schemas"];
export type Notice = Schemas["NoticeRead"];
export type Consent = Schemas["ConsentRead"];
export type DataRequest = Schemas["DataRequestRead"];
export type DataRequestToDecide = Schemas["DataRequestDecide"];
export type DataRequestDraft = Schemas["DataRequestCreate"];
export type Access = Schemas["AccessRead"];
