import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { effectScope, nextTick, ref, type EffectScope } from "vue";
import { database } from "./database";
import { unsentForms, useDraft, type DraftHandle } from "./drafts";
import { openOutbox } from "./outbox";

interface Form {
  note: string;
  count: number;
}

let scopes: EffectScope[] = [];

async function open(): Promise<{ form: { value: Form }; draft: DraftHandle; close: () => void }> {
  const form = ref<Form>({ note: "", count: 1 });
  const scope = effectScope();
  scopes.push(scope);
  const draft = scope.run(() => useDraft("errand-new", form))!;
  await draft.restored;
  return { form, draft, close: () => scope.stop() };
}

async function stored(): Promise<unknown> {
  return (await (await database()).getAll("drafts")).map((draft) => draft.value);
}

beforeEach(() => openOutbox("someone"));
afterEach(async () => {
  scopes.forEach((scope) => scope.stop());
  scopes = [];
  await (await database()).clear("drafts");
});

describe("a draft", () => {
  it("comes back when the form is opened again", async () => {
    const first = await open();
    first.form.value.note = "办社保卡";
    await vi.waitFor(async () => expect(await stored()).toEqual([{ note: "办社保卡", count: 1 }]));
    first.close();

    const second = await open();

    expect(second.form.value.note).toBe("办社保卡");
    expect(await second.draft.restored).toBe(true);
  });

  it("is gone once the form was sent, even if the form changes afterwards", async () => {
    const { form, draft } = await open();
    form.value.note = "办社保卡";
    await vi.waitFor(async () => expect(await stored()).toHaveLength(1));

    await draft.clear();
    form.value.note = "";
    await new Promise((resolve) => setTimeout(resolve, 500));

    expect(await stored()).toEqual([]);
  });

  it("belongs to the person who wrote it", async () => {
    const { form, close } = await open();
    form.value.note = "家里的事";
    await vi.waitFor(async () => expect(await stored()).toHaveLength(1));
    close();

    await openOutbox("somebody else");
    const other = await open();

    expect(other.form.value.note).toBe("");
  });

  it("counts as unsent only while the form is open and changed", async () => {
    const { form, close } = await open();
    const untouched = unsentForms.value;
    form.value.note = "办";
    await nextTick();
    const changed = unsentForms.value;
    close();

    expect([untouched, changed, unsentForms.value]).toEqual([0, 1, 0]);
  });
});
