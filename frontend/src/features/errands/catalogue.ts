import type { Errand } from "@/core/types";

/** The four classes of errands as villagers call them, and how many usual ones stand in front. */
export const USUAL_COUNT = 8;

export const CATEGORIES = [
  { value: "usual", label: "常办的" },
  { value: "certificate", label: "证件补贴" },
  { value: "public_welfare", label: "跑腿帮忙" },
  { value: "consultation", label: "咨询代写" },
  { value: "approval", label: "审批建房" },
] as const;

export const HANDLING: Record<string, string> = {
  instant: "当天就办",
  promised: "说好日子办",
  reported: "报到上级办",
};

export const CHANNELS = [
  { value: "walk_in", label: "来站里" },
  { value: "phone", label: "打电话" },
  { value: "visit", label: "上门" },
] as const;

/** Once it is done the promised date has nothing more to say. */
const DONE = ["completed", "signed", "archived", "withdrawn"];
export const isRunning = (errand: Errand): boolean => !DONE.includes(errand.state);
