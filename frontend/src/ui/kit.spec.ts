import { flushPromises, mount, type VueWrapper } from "@vue/test-utils";
import axe from "axe-core";
import { createPinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { h, ref, type Component } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";
import { setElder } from "@/core/elder";
import { Offline, Problem } from "@/core/problem";
import type { FormSchema } from "@/core/types";
import CheckGroup from "./CheckGroup.vue";
import ChoiceGroup from "./ChoiceGroup.vue";
import ErrorSummary from "./ErrorSummary.vue";
import Field from "./Field.vue";
import Light from "./Light.vue";
import ListState from "./ListState.vue";
import PageShell from "./PageShell.vue";
import QrCode from "./QrCode.vue";
import RatingChoice from "./RatingChoice.vue";
import SchemaForm from "./SchemaForm.vue";
import SelectField from "./SelectField.vue";
import StateTag from "./StateTag.vue";
import Timeline from "./Timeline.vue";
import Toast from "./Toast.vue";
import { splitFiles } from "./schema";
import { tabsFor } from "./tabs";
import { toast } from "./toast";

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: "/", name: "home", component: { template: "<i></i>" } }],
});
let page: VueWrapper | undefined;

function show(component: Component, props: Record<string, unknown> = {}, slots: Record<string, unknown> = {}): VueWrapper {
  page = mount(component, { props, slots: slots as never, global: { plugins: [router, createPinia()] }, attachTo: document.body });
  return page;
}

async function violations(): Promise<string[]> {
  // Colours need a real browser; the browser tests look at those.
  const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  return found.violations.map((each) => each.id);
}

beforeEach(() => vi.useRealTimers());
afterEach(() => {
  page?.unmount();
  setElder(false);
  toast.lines = [];
});

describe("Field", () => {
  it("ties label, hint and error to the input and passes native attributes on", () => {
    const field = show(Field, { label: "手机号", hint: "11 位", error: "少一位", name: "phone", type: "tel", required: true, maxlength: 11 });
    const input = field.get("input");

    expect(field.get("label").attributes("for")).toBe(input.attributes("id"));
    expect(input.attributes()).toMatchObject({ type: "tel", maxlength: "11", "aria-invalid": "true", id: "field-phone" });
    expect(input.attributes("aria-describedby")).toBe("field-phone-hint field-phone-error");
    expect(field.text()).toContain("错误：少一位");
  });

  it("says which fields may stay empty", () => {
    expect(show(Field, { label: "备注" }).text()).toContain("可不填");
  });

  it("gives numbers as numbers and an empty number as null", async () => {
    const field = show(Field, { label: "天数", type: "number", required: true });

    await field.get("input").setValue("5");
    await field.get("input").setValue("");

    expect(field.emitted("update:modelValue")).toEqual([[5], [null]]);
  });

  it("has no violations, in every kind", async () => {
    show({
      render: () => [
        h(Field, { label: "一", error: "不对", name: "a" }),
        h(Field, { label: "二", type: "textarea", hint: "写详细些" }),
        h(ChoiceGroup, { label: "三", options: [{ value: "a", label: "甲", hint: "说明" }], name: "c", error: "请选" }),
        h(CheckGroup, { label: "四", options: [{ value: "a", label: "甲" }] }),
        h(SelectField, { label: "五", options: [{ value: "a", label: "甲" }], modelValue: "" }),
        h(RatingChoice, {}),
      ],
    });

    expect(await violations()).toEqual([]);
  });
});

describe("ErrorSummary", () => {
  const errors = [{ pointer: "/body/phone", detail: "手机号少一位" }];

  it("takes the focus, says what is wrong and links to the field", async () => {
    show({ render: () => [h(ErrorSummary, { problem: new Problem(422, { errors }) }), h(Field, { label: "手机号", name: "phone" })] });
    await flushPromises();

    expect(document.activeElement?.getAttribute("role")).toBe("alert");
    await page!.get("a").trigger("click");
    expect(document.activeElement?.id).toBe("field-phone");
  });

  it("shows the server's sentence where no field is to blame", () => {
    const summary = show(ErrorSummary, { problem: new Problem(409, { title: "积分不足", detail: "还差 20 分" }) });

    expect(summary.text()).toContain("错误：积分不足");
    expect(summary.text()).toContain("还差 20 分");
  });

  it("stays away while nothing is wrong", () => {
    expect(show(ErrorSummary).find("[role=alert]").exists()).toBe(false);
  });
});

describe("ListState", () => {
  const refetch = vi.fn(async () => undefined);
  const query = (data: unknown, error: unknown = null) => ({ data: ref(data), error: ref(error), refetch });

  it("draws a skeleton, then the content", () => {
    expect(show(ListState, { query: query(undefined), rows: 2 }).findAll(".skeleton")).toHaveLength(2);
    page!.unmount();
    expect(show(ListState, { query: query({ items: [1] }), empty: "没有" }, { default: () => "内容" }).text()).toBe("内容");
  });

  it("says that a list is empty and what to do then", () => {
    const state = show(ListState, { query: query({ items: [] }), empty: "还没有订单。", emptyAction: { label: "去看看", to: "/" } });

    expect(state.text()).toContain("还没有订单。");
    expect(state.get("a").text()).toBe("去看看");
  });

  it("says what happened and tries again when told to", async () => {
    const state = show(ListState, { query: query(undefined, new Offline()) });

    await state.get("button").trigger("click");

    expect(state.text()).toContain("没有网络");
    expect(refetch).toHaveBeenCalledOnce();
  });

  it("keeps showing what it has when asking again fails", () => {
    expect(show(ListState, { query: query([1], new Offline()) }, { default: () => "旧内容" }).text()).toBe("旧内容");
  });
});

describe("SchemaForm", () => {
  const schema: FormSchema = {
    type: "object",
    required: ["agent_id", "note"],
    properties: {
      agent_id: { title: "交给谁", type: "string", enum: ["a", "b"], "x-enum-labels": { a: "李建国", b: "吴站长" } },
      missing: { title: "缺什么", type: "array", items: { enum: ["id"], "x-enum-labels": ["身份证"] } },
      working_days: { title: "几天", type: "integer", minimum: 1, default: 5 },
      until: { title: "到哪天", type: ["string", "null"], format: "date" },
      note: { title: "说明", type: "string", maxLength: 500 },
      file_ids: { title: "照片", type: "array", items: { type: "string" } },
    },
  };

  it("draws each property as the control that fits it", async () => {
    const form = show(SchemaForm, { schema, modelValue: {} });
    await flushPromises();

    expect(form.findAll("input[type=radio]")).toHaveLength(2);
    expect(form.text()).toContain("李建国");
    expect(form.findAll("input[type=checkbox]")).toHaveLength(1);
    expect(form.find("input[type=number]").attributes("min")).toBe("1");
    expect(form.find("input[type=date]").exists()).toBe(true);
    expect(form.find("textarea").attributes("required")).toBeDefined();
    expect(form.find("input[type=file]").exists()).toBe(true);
    expect(form.emitted("update:modelValue")![0]).toEqual([{ working_days: 5 }]);
    expect(await violations()).toEqual([]);
  });

  it("puts the server's words beside the field they are about", () => {
    const problem = new Problem(422, { errors: [{ pointer: "/note", detail: "至少写 4 个字" }] });

    expect(show(SchemaForm, { schema, problem }).text()).toContain("错误：至少写 4 个字");
  });

  it("takes photos out of the body and leaves empty answers out", () => {
    const blob = new Blob(["x"]);
    const value = { note: "好", until: "", file_ids: [{ id: "1", name: "a.jpg", blob, url: "" }] };

    expect(splitFiles(value)).toEqual({ body: { note: "好" }, files: [{ blob, name: "a.jpg", field: "file_ids" }] });
  });
});

describe("the rest of the kit", () => {
  it("says every light in words", () => {
    expect(show(Light, { light: "red", dueAt: null }).text()).toContain("已超期");
    page!.unmount();
    expect(show(Light, { light: "green" }).text()).toContain("时限内");
  });

  it("draws a QR code with a name", async () => {
    const code = show(QrCode, { text: "K7P2", label: "取货码" });

    expect(code.get("svg").attributes("aria-label")).toBe("取货码");
    await vi.waitFor(() => expect(code.get("path").attributes("d")).toContain("h1v1h-1z"));
  });

  it("has one heading, a main part and no violations on a page", async () => {
    const shell = show(
      { render: () => h(PageShell, { title: "办事", back: true }, () => [h(StateTag, { state: "handling", label: "办理中" }), h(Timeline, { entries: [{ label: "提交", at: "2026-11-21T08:00:00Z", actor_name: "王秀英", note: "单子" }] })]) },
    );

    expect(shell.findAll("h1")).toHaveLength(1);
    expect(document.title).toBe("办事 · 邻办");
    expect(await violations()).toEqual([]);
  });

  it("lets a toast go by itself, but in 长辈版 only when tapped", async () => {
    vi.useFakeTimers();
    const toasts = show(Toast);
    toast.show("已经提交");
    vi.advanceTimersByTime(10_000);
    expect(toast.lines).toEqual([]);

    setElder(true);
    toast.show("已经提交");
    vi.advanceTimersByTime(60_000);
    await toasts.vm.$nextTick();
    expect(toast.lines).toHaveLength(1);
    await toasts.get("button").trigger("click");
    expect(toast.lines).toEqual([]);
  });

  it("shows three tabs in 长辈版 and never more than four", () => {
    expect(tabsFor("resident", true).map((tab) => tab.label)).toEqual(["找代办", "积分", "我的"]);
    for (const desk of ["resident", "agent", "shopkeeper", "officer", "auditor", "admin"] as const) {
      expect(tabsFor(desk, false).length).toBeLessThanOrEqual(4);
    }
  });
});
