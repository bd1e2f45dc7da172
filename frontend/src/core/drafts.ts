/** Keeps a half-written form on the phone until it is sent, so a call or a dead battery loses nothing. */

import { onScopeDispose, ref, watch, type Ref } from "vue";
import { database } from "./database";
import { jobsOwner } from "./outbox";

const PAUSE = 400;

/** How many forms on the screen hold words that are not sent yet. */
export const unsentForms = ref(0);

export interface DraftHandle {
  /** True once an earlier draft was put back into the form. */
  restored: Promise<boolean>;
  clear(): Promise<void>;
}

/** Restores the draft into `value`, then saves every change. `value` must be plain JSON. */
export function useDraft<T extends object>(name: string, value: Ref<T>): DraftHandle {
  const key = `${jobsOwner() ?? "-"}:${name}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cleared = false;
  let counted = false;

  function count(on: boolean): void {
    if (on !== counted) unsentForms.value += on ? 1 : -1;
    counted = on;
  }

  const restored = restore(key, value);
  watch(
    value,
    () => {
      clearTimeout(timer);
      count(!cleared);
      if (!cleared) timer = setTimeout(() => void save(key, value.value), PAUSE);
    },
    { deep: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
    count(false);
  });

  return {
    restored,
    async clear() {
      cleared = true;
      count(false);
      clearTimeout(timer);
      await (await database()).delete("drafts", key);
    },
  };
}

async function restore<T extends object>(key: string, value: Ref<T>): Promise<boolean> {
  const draft = await (await database()).get("drafts", key);
  if (!draft) return false;
  value.value = { ...value.value, ...(draft.value as T) };
  return true;
}

async function save(key: string, value: object): Promise<void> {
  const plain: unknown = JSON.parse(JSON.stringify(value));
  await (await database()).put("drafts", { key, value: plain, saved_at: new Date().toISOString() });
}
