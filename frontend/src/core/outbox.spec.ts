import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "./database";
import { discard, enqueue, flush, jobs, onSent, openOutbox, retry } from "./outbox";
import { Problem } from "./problem";
import { keepToken } from "./token";

interface Sent {
  path: string;
  key: string | null;
  body: string;
}

let sent: Sent[];
let answers: (Response | "offline")[];

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

async function take(input: string, init: RequestInit): Promise<Response> {
  const headers = (init.headers ?? {}) as Record<string, string>;
  const body = init.body instanceof Blob ? await init.body.text() : String(init.body);
  sent.push({ path: input.replace("/api/v1", ""), key: headers["Idempotency-Key"] ?? null, body });
  const answer = answers.shift() ?? "offline";
  if (answer === "offline") throw new TypeError("Failed to fetch");
  return answer;
}

const photo = { blob: new Blob(["jpeg bytes"], { type: "image/jpeg" }), name: "门前.jpg" };
const errand = { kind: "errand", label: "医保报销", path: "/errands", body: { description: "报销" } };

beforeEach(async () => {
  sent = [];
  answers = [];
  vi.stubGlobal("fetch", vi.fn(take));
  keepToken("token");
  await openOutbox("someone");
});

afterEach(async () => {
  const db = await database();
  await db.clear("jobs");
  await db.clear("blobs");
  vi.unstubAllGlobals();
});

describe("the outbox", () => {
  it("sends at once when there is a network and keeps nothing", async () => {
    answers = [json(201, { id: "e1" })];

    const outcome = await enqueue<{ id: string }>(errand);

    expect(outcome).toEqual({ state: "sent", result: { id: "e1" } });
    expect(jobs.value).toEqual([]);
  });

  it("keeps the job without a network and sends it later under the same key", async () => {
    answers = ["offline", json(201, { id: "e1" })];

    const outcome = await enqueue(errand);
    const kept = jobs.value.length;
    await flush();

    expect(outcome).toEqual({ state: "waiting" });
    expect(kept).toBe(1);
    expect(sent[0]!.key).toBe(sent[1]!.key);
    expect(sent[0]!.body).toBe(sent[1]!.body);
    expect(jobs.value).toEqual([]);
  });

  it("uploads photos first and names them in the body", async () => {
    answers = [json(201, { id: "f1" }), json(201, { id: "e1" })];

    await enqueue({ ...errand, files: [photo] });

    expect(sent.map((each) => each.path)).toEqual(["/files", "/errands"]);
    expect(sent[0]!.body).toContain('filename="门前.jpg"');
    expect(JSON.parse(sent[1]!.body)).toEqual({ description: "报销", file_ids: ["f1"] });
    expect(await (await database()).count("blobs")).toBe(0);
  });

  it("repeats an interrupted upload with the same key and the same bytes, and no upload twice", async () => {
    answers = ["offline", json(201, { id: "f1" }), json(503, {}), json(201, { id: "e1" })];

    await enqueue({ ...errand, files: [photo] });
    await flush();
    await flush();

    expect(sent.map((each) => each.path)).toEqual(["/files", "/files", "/errands", "/errands"]);
    expect(sent[0]).toEqual(sent[1]);
    expect(sent[2]).toEqual(sent[3]);
  });

  it("throws a refusal back at the open form and keeps nothing", async () => {
    answers = [json(422, { type: "/problems/invalid-input", detail: "请选择事项" })];

    await expect(enqueue(errand)).rejects.toThrowError("请选择事项");

    expect(jobs.value).toEqual([]);
  });

  it("keeps a job that is refused later, with the server's words, until the person decides", async () => {
    answers = ["offline", json(409, { type: "/problems/sold-out", detail: "已经兑完了" }), json(201, {})];
    await enqueue(errand);

    await flush();
    const [refused] = jobs.value;
    await flush();

    expect(refused).toMatchObject({ state: "refused", detail: "已经兑完了" });
    expect(sent).toHaveLength(2);
    await retry(refused!);
    expect(jobs.value).toEqual([]);
  });

  it("waits for sign-in on 401 instead of failing", async () => {
    answers = [json(401, {}), json(401, {})];

    const outcome = await enqueue(errand);

    expect(outcome).toEqual({ state: "waiting" });
    expect(jobs.value[0]!.state).toBe("sign_in");
  });

  it.each([429, 425, 500, 503])("keeps the job when the server answers %i", async (status) => {
    answers = [json(status, {})];

    expect(await enqueue(errand)).toEqual({ state: "waiting" });
  });

  it("keeps the job while its twin is still running", async () => {
    answers = [json(409, { type: "/problems/in-progress" })];

    expect(await enqueue(errand)).toEqual({ state: "waiting" });
  });

  it("never sends another person's jobs", async () => {
    answers = ["offline"];
    await enqueue(errand);

    await openOutbox("somebody else");
    await flush();

    expect(jobs.value).toEqual([]);
    expect(sent).toHaveLength(1);
    await openOutbox("someone");
    await vi.waitFor(() => expect(jobs.value).toHaveLength(1));
  });

  it("tells who listens when a job went through later", async () => {
    const heard: string[] = [];
    const stop = onSent((job) => heard.push(job.label));
    answers = ["offline", json(201, {})];

    await enqueue(errand);
    await flush();
    stop();

    expect(heard).toEqual(["医保报销"]);
  });

  it("forgets a discarded job and its photos", async () => {
    answers = ["offline"];
    await enqueue({ ...errand, files: [photo] });

    await discard(jobs.value[0]!);

    expect(jobs.value).toEqual([]);
    expect(await (await database()).count("blobs")).toBe(0);
  });

  it("stops at the first job that cannot go, so that order is kept", async () => {
    answers = ["offline", "offline", "offline"];
    await enqueue(errand);
    await enqueue({ ...errand, label: "第二件" });
    sent = [];

    await flush();

    expect(sent).toHaveLength(1);
    expect(jobs.value.map((job) => job.label)).toEqual(["医保报销", "第二件"]);
  });

  it("says a refusal as a Problem", async () => {
    answers = [json(403, { detail: "您不能替他办" })];

    await expect(enqueue(errand)).rejects.toBeInstanceOf(Problem);
  });
});
