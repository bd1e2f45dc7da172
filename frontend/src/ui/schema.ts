/** How a field described by the server becomes a control. */

import type { PickedPhoto } from "@/core/photos";
import type { FormSchema, SchemaProperty } from "@/core/types";

export type Control = "choice" | "select" | "check" | "boolean" | "number" | "date" | "datetime" | "long" | "lines" | "text" | "photos";

export interface Entry {
  name: string;
  property: SchemaProperty;
  label: string;
  required: boolean;
  control: Control;
  options: { value: string; label: string }[];
}

const FEW = 6;
const LONG = 80;

export function entriesOf(schema: FormSchema | null | undefined): Entry[] {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    property,
    label: property.title ?? name,
    required: schema?.required?.includes(name) ?? false,
    control: controlOf(name, property),
    options: optionsOf(property.items?.enum ? property.items : property),
  }));
}

/** Photos leave the body and travel as files of the outbox job. */
export function splitFiles(value: Record<string, unknown>): {
  body: Record<string, unknown>;
  files: { blob: Blob; name: string; field: string }[];
} {
  const body: Record<string, unknown> = {};
  const files: { blob: Blob; name: string; field: string }[] = [];
  for (const [name, part] of Object.entries(value)) {
    if (isPhotos(part)) files.push(...part.map((photo) => ({ blob: photo.blob, name: photo.name, field: name })));
    else if (part !== "" && part !== null && part !== undefined) body[name] = part;
  }
  return { body, files };
}

function isPhotos(value: unknown): value is PickedPhoto[] {
  return Array.isArray(value) && value.length > 0 && (value[0] as PickedPhoto | null)?.blob instanceof Blob;
}

function controlOf(name: string, property: SchemaProperty): Control {
  const type = Array.isArray(property.type) ? property.type.find((each) => each !== "null") : property.type;
  if (name.endsWith("file_ids")) return "photos";
  if (type === "array") return property.items?.enum ? "check" : "lines";
  if (property.enum) return property.enum.length > FEW ? "select" : "choice";
  if (type === "boolean") return "boolean";
  if (type === "integer" || type === "number") return "number";
  if (property.format === "date") return "date";
  if (property.format === "date-time") return "datetime";
  return isLong(name, property) ? "long" : "text";
}

function isLong(name: string, property: SchemaProperty): boolean {
  return ["note", "comment", "result", "reason", "description"].includes(name) || (property.maxLength ?? 0) > LONG;
}

function optionsOf(property: SchemaProperty): Entry["options"] {
  const labels = property["x-enum-labels"];
  return (property.enum ?? []).map((value, at) => ({
    value: value as string,
    label: (Array.isArray(labels) ? labels[at] : labels?.[String(value)]) ?? String(value),
  }));
}
