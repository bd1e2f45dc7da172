/** Field ids, so that an error summary can link to the field the server named. */

import { computed, useId, type ComputedRef } from "vue";

export function useFieldId(name: () => string | undefined): ComputedRef<string> {
  const own = useId();
  return computed(() => (name() ? `field-${name()}` : own));
}

export function idOfPointer(pointer: string): string {
  // `values` holds a form within a form: the field is what lies in it.
  return `field-${pointer.split("/").filter(Boolean).find((part) => part !== "body" && part !== "values") ?? ""}`;
}
