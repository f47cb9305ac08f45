import type * as crypto from "node:crypto";

// 2^5 times less work for each password. Where people are many and passwords not the subject, that is most of a test's time;
// tests/cli/accounts.test.ts and the walks in a browser derive them in earnest.
const COST = 2 ** 10;

/** For `vi.mock("node:crypto", …)`: all as it is, but that to derive a password costs next to nothing. */
export function withCheapPasswords(real: typeof crypto): typeof crypto {
  const scrypt = (...given: Parameters<typeof crypto.scrypt>) => {
    const [password, salt, length, options, done] = given as unknown as [
      ...[string, Buffer, number, crypto.ScryptOptions],
      (error: Error | null, key: Buffer) => void,
    ];
    real.scrypt(password, salt, length, { ...options, N: COST }, done);
  };
  return { ...real, scrypt: scrypt as typeof crypto.scrypt };
}
