/** 待上传: what a person submitted is written down first and sent as soon as the network allows. */

import { computed, ref } from "vue";
import { database, type Job } from "./database";
import { alone, deliver, deliverAll, forget, isForLater, type Outcome } from "./delivery";
import { uuid } from "./uuid";

export type { Job } from "./database";
export type { Outcome } from "./delivery";

export interface NewJob {
  /** What it is, for example `errand`. */
  kind: string;
  /** What the person called it, shown in 待上传. */
  label: string;
  /** Path below /api/v1. */
  path: string;
  body: Record<string, unknown>;
  files?: { blob: Blob; name: string; field?: string }[];
}

const EVERY = 5_000;

export const jobs = ref<Job[]>([]);
export const waitingCount = computed(() => jobs.value.filter((job) => job.state !== "sending").length);

let owner: string | null = null;
const listeners = new Set<(job: Job, result: unknown) => void>();

/** Tells when a job went through later on, so lists can be asked again. */
export function onSent(listener: (job: Job, result: unknown) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Keeps the job, then tries at once. `sent` carries the server's answer, `waiting` means it stays in 待上传;
 * a refusal (4xx) throws the Problem and keeps nothing, because the form is still open to be corrected.
 */
export async function enqueue<T = unknown>(fresh: NewJob): Promise<Outcome<T>> {
  const job = await keep(fresh);
  await reload();
  let outcome: Outcome<T> = { state: "waiting" };
  try {
    await alone(async () => {
      outcome = { state: "sent", result: (await deliver(job)) as T };
    });
  } catch (error) {
    if (!isForLater(error)) {
      await forget(job);
      throw error;
    }
    await askForSync();
  } finally {
    await reload();
  }
  return outcome;
}

/** Sends everything that waits. Safe to call at any time. */
export async function flush(): Promise<void> {
  if (owner === null || !(await reload())) return;
  await deliverAll(owner, (job, result) => listeners.forEach((listener) => listener(job, result)));
  await reload();
}

export async function retry(job: Job): Promise<void> {
  await (await database()).put("jobs", { ...copy(job), state: "waiting", detail: null });
  await flush();
}

export async function discard(job: Job): Promise<void> {
  await forget(job);
  await reload();
}

/** Follows one person's jobs; on a shared phone nobody sends another's. */
export async function openOutbox(userId: string | null): Promise<void> {
  owner = userId;
  await reload();
  void flush();
}

export function jobsOwner(): string | null {
  return owner;
}

/** The network coming back, the page coming back, a slow clock: whichever is first. */
export function watchNetwork(): void {
  window.addEventListener("online", () => void flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void flush();
  });
  setInterval(() => {
    if (waitingCount.value > 0 && navigator.onLine) void flush();
  }, EVERY);
}

async function keep(fresh: NewJob): Promise<Job> {
  const files = (fresh.files ?? []).map((file) => ({ ...file, id: uuid() }));
  const job: Job = {
    id: uuid(),
    user_id: owner ?? "",
    kind: fresh.kind,
    label: fresh.label,
    path: fresh.path,
    body: copy(fresh.body),
    files: files.map(({ id, name, field }) => ({ id, name, field: field ?? "file_ids", file_id: null })),
    state: "sending",
    detail: null,
    created_at: new Date().toISOString(),
    attempts: 0,
  };
  // Bytes, not Blobs: some WebViews cannot store a Blob in IndexedDB.
  const bytes = await Promise.all(files.map((file) => file.blob.arrayBuffer()));
  const tx = (await database()).transaction(["jobs", "blobs"], "readwrite");
  for (const [at, file] of files.entries()) {
    await tx.objectStore("blobs").put({ id: file.id, bytes: bytes[at]!, media_type: file.blob.type });
  }
  await tx.objectStore("jobs").put(job);
  await tx.done;
  void navigator.storage?.persist?.();
  return job;
}

async function reload(): Promise<number> {
  const all = await (await database()).getAll("jobs");
  jobs.value = all.filter((job) => job.user_id === owner).sort((a, b) => a.created_at.localeCompare(b.created_at));
  return jobs.value.length;
}

async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const sync = (registration as unknown as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
  await sync?.register("linban.outbox").catch(() => undefined);
}

/** Reactive proxies cannot be stored. */
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
