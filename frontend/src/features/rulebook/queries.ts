/** What the county sets for itself, topic by topic. */

import { useMutation, useQuery, useQueryCache } from "@pinia/colada";
import type { components } from "@/core/api.gen";
import { get, post } from "@/core/http";
import { usePages } from "@/core/pages";
import type { SchemaProperty } from "@/core/types";

export type Topic = components["schemas"]["TopicRead"];
export type Edition = components["schemas"]["EditionRead"];
export interface Change {
  field: string;
  title: string;
  before: unknown;
  after: unknown;
}

export const useTopics = () => useQuery({ key: ["rulebook"], query: () => get<{ items: Topic[] }>("/rulebook") });

export const useTopic = (key: () => string) =>
  useQuery({ key: () => ["rulebook", key()], query: () => get<Topic>(`/rulebook/${key()}`) });

export const useEditions = (key: () => string) =>
  usePages<Edition>(
    () => ["rulebook-editions", key()],
    () => `/rulebook/${key()}/editions`,
    () => ({}),
  );

export function useAmend() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ key, body }: { key: string; body: components["schemas"]["EditionCreate"] }) =>
      post<Topic>(`/rulebook/${key}/editions`, body),
    onSettled: async (_data, _error, { key }) => {
      await cache.invalidateQueries({ key: ["rulebook"] });
      await cache.invalidateQueries({ key: ["rulebook-editions", key] });
    },
  });
}

/** A setting's value as a person says it. */
export function said(value: unknown): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.length ? value.map(said).join("、") : "没有";
  return value === "" || value === null || value === undefined ? "没有" : String(value);
}

export const fieldsOf = (topic: Topic): { name: string; property: SchemaProperty }[] =>
  Object.entries((topic.form as { properties?: Record<string, SchemaProperty> }).properties ?? {}).map(([name, property]) => ({ name, property }));
