import type { Market } from '@passerby/domain/market';
import type { Engine } from '../engine/engine.ts';

/** The two words that key every draw: the first 16 bytes of HMAC-SHA-256(K, "draw"), little endian (measures.md 6). */
export interface DrawKey {
  readonly low: bigint;
  readonly high: bigint;
}

/** An opened enclave of one market. While it is open no other process can open it. */
export interface Enclave {
  readonly market: Market;
  /** `enclave/<market>/` below PASSERBY_HOME, mode 0700. */
  readonly folder: string;
  readonly engine: Engine;
  /** The 256-bit key K: pseudonyms, draws and identities. Never leaves the enclave. */
  readonly key: Uint8Array;
  readonly drawKey: DrawKey;
  close(): Promise<void>;
}
