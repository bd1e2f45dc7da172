/** What the phone itself keeps: jobs waiting for the network, their photos, and half-written forms. */

import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export type JobState = "waiting" | "sending" | "sign_in" | "refused";

export interface JobFile {
  id: string;
  name: string;
  field: string;
  file_id: string | null;
}

export interface Job {
  id: string;
  user_id: string;
  kind: string;
  label: string;
  path: string;
  body: Record<string, unknown>;
  files: JobFile[];
  state: JobState;
  detail: string | null;
  created_at: string;
  attempts: number;
}

export interface Draft {
  key: string;
  value: unknown;
  saved_at: string;
}

interface Schema extends DBSchema {
  jobs: { key: string; value: Job };
  blobs: { key: string; value: { id: string; bytes: ArrayBuffer; media_type: string } };
  drafts: { key: string; value: Draft };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("linban", 1, {
    upgrade(db) {
      db.createObjectStore("jobs", { keyPath: "id" });
      db.createObjectStore("blobs", { keyPath: "id" });
      db.createObjectStore("drafts", { keyPath: "key" });
    },
    terminated() {
      opened = null;
    },
  });
  return opened;
}
