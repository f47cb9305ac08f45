import { afterAll, beforeAll, expect, it } from "vitest";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { readDocument } from "../support/api-document.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fillNegotiation } from "../support/filled-record.ts";
import { hearOut } from "../support/heard-stream.ts";
import { peopleService } from "../support/peopled-service.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { drawRequest, huntedRoutes } from "../torture/draw-request.ts";
import { show } from "../torture/hunt-requests.ts";

// A small share of `npm run torture -- requests`, always the same.
const SEED = 20_261_126;
const TRIES = 200;

let storage: Storage;
let service: Service;
beforeAll(async () => {
  storage = await openStorageOnPGlite(await loadMigratedPGlite());
  service = serviceOn(storage);
  await fillNegotiation(storage, "lake");
});
afterAll(() => storage.close());

it("a request made to break the service is refused or answered, whoever sends it", async () => {
  const routes = huntedRoutes(await readDocument(service.app), service.app.routes);
  const people = await peopleService(storage, service, "lake");
  const chance = seededRandom(SEED);
  const statuses = new Set<number>();
  for (let turn = 0; turn < TRIES; turn += 1) {
    const drawn = drawRequest(chance, routes);
    const headers = { ...people[drawn.as], ...drawn.headers };
    const init = { method: drawn.method, headers, ...(drawn.body === undefined ? {} : { body: drawn.body }) };
    const { status } = await hearOut(await service.app.request(drawn.path, init));
    expect(status, show(drawn)).toBeLessThan(500);
    statuses.add(status);
  }
  // Not all of them stop at the door.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 422]));
});
